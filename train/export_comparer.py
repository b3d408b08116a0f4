#!/usr/bin/env python3
"""A trained comparer as an int8 ONNX file, with its SHA-256 and where the reader's file holds the table of word pieces that both share.

    export_comparer.py work/comparer.pt work/wordings.pt ../models/reader.onnx ../models/comparer.onnx

Input: embedded [T, 384] float, the rows of the table for the pieces of one window. Output, of each piece: vectors [T, 384]; words [T, 128], what it stands
for; evaluates [T], the logarithm of the odds that it evaluates;
tones [T, 16]. All of these of several pieces are their mean."""
import argparse, hashlib, json, os, tempfile
import onnx, torch, torch.nn as nn, torch.nn.functional as F
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from comparer import LONGEST
from export import Attention
from model import Encoder
from wordings import BELOW, Wordings

TABLE = "reader.encoder.word.weight_"


class Exported(nn.Module):
    def __init__(self, encoder, wordings):
        super().__init__()
        self.encoder, self.wordings = encoder, wordings
        # letter case and quotation have one vector each here, the same for every piece
        self.place = nn.Parameter((encoder.place.weight[:LONGEST + 2] + encoder.kind + encoder.shape.weight[0] + encoder.quote.weight[0]).detach())

    def forward(self, embedded):
        def through(layers, x):
            for l in layers:
                q, k, v = l.qkv(x).chunk(3, -1)
                x = l.ln1(x + l.o(Attention.apply(q, k, v, l.heads)))
                x = l.ln2(x + l.f(F.gelu(l.i(x))))
            return x
        layers = list(self.encoder.layers)
        below = through(layers[:BELOW], self.encoder.ln(embedded + self.place[:embedded.shape[0]])[None])
        words = through(self.wordings.layers, below)[0]
        return through(layers[BELOW:], below)[0], self.wordings.word(words), self.wordings.evaluates(words)[:, 0], self.wordings.tone(words)


def sha256(path):
    with open(path, "rb") as f: return hashlib.sha256(f.read()).hexdigest()


def main():
    p = argparse.ArgumentParser(); p.add_argument("comparer"); p.add_argument("wordings"); p.add_argument("reader"); p.add_argument("out"); A = p.parse_args()
    encoder = Encoder(6); encoder.load_state_dict(torch.load(A.comparer, map_location="cpu")); encoder.eval()
    wordings = Wordings(encoder); wordings.load_state_dict(torch.load(A.wordings, map_location="cpu")); wordings.eval()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "float.onnx")
        with torch.no_grad(): torch.onnx.export(Exported(encoder, wordings), (torch.randn(24, 384),), path, input_names=["embedded"], output_names=["vectors", "words", "evaluates", "tones"], dynamic_axes={name: {0: "T"} for name in ("embedded", "vectors", "words", "evaluates", "tones")}, opset_version=17, dynamo=False, custom_opsets={"com.microsoft": 1})
        quantize_dynamic(path, A.out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, op_types_to_quantize=["MatMul"])
    kept = {i.name: i for i in onnx.load(A.reader).graph.initializer if i.name.startswith(TABLE)}
    table = kept[TABLE + "quantized"]
    with open(A.reader, "rb") as f: offset = f.read().find(table.raw_data)
    assert offset > 0
    value = lambda name: numpy_helper.to_array(kept[TABLE + name]).item()
    with open(A.out.replace(".onnx", ".json"), "w") as f:
        json.dump({"reader": sha256(A.reader), "table": {"offset": offset, "rows": table.dims[0], "width": table.dims[1], "scale": value("scale"), "zero": value("zero_point")}}, f, indent=2); f.write("\n")
    with open(A.out + ".sha256", "w") as f: f.write(sha256(A.out) + "\n")
    print(os.path.getsize(A.out) / 1e6, "MB")


if __name__ == "__main__": main()
