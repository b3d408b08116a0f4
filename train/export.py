#!/usr/bin/env python3
"""A trained reader as one int8 ONNX file, with its vocabulary and SHA-256.

    export.py work/reader.pt ../models/reader.onnx [--float work/reader-float.onnx]

Inputs, int32: ids, shape, quote [B, T]; first [B, N] the first piece of each word; pieces, words [B] lengths; least [1] float, the least probability of a cue.
Outputs: cue [B, N, 3] and name [B, N, 9] probabilities; at [C + 1, 2] window and first word of every cue, and a row that means nothing; roles [C + 1, N, 4] probabilities.
Weights are int8 by channel in seven bits, so that processors without VNNI, which add in 16 bits, read the same."""
import argparse, hashlib, os, shutil, tempfile
import onnx, torch, torch.nn as nn
from onnxruntime.quantization import QuantType, quantize_dynamic
from model import Reader
from words import minilm


class Exported(nn.Module):
    def __init__(self, reader):
        super().__init__()
        self.reader = reader

    def forward(self, ids, shape, quote, first, pieces, words, least):
        r = self.reader
        mask = torch.arange(ids.shape[1])[None, :] < pieces[:, None]
        h = r.encoder(ids, shape, quote, mask)
        w = torch.gather(h, 1, first.long()[:, :, None].expand(-1, -1, h.shape[-1]))
        real = torch.arange(first.shape[1])[None, :] < words[:, None]
        cue = r.cue(w).softmax(-1)
        at = ((cue[..., 1] > cue[..., 2]) & (1 - cue[..., 0] >= least) & real).nonzero()
        at = torch.cat([at, torch.zeros((1, 2), dtype=at.dtype)])  # the runtime cannot take products of nothing
        a, o = r.attribution.vectors(w)
        roles = r.attribution.score(a[at[:, 0], at[:, 1]], o[at[:, 0]], at[:, 1], real[at[:, 0]]).softmax(-1)
        return cue, r.name(w).softmax(-1), at.int(), roles


def main():
    p = argparse.ArgumentParser(); p.add_argument("reader"); p.add_argument("out"); p.add_argument("--float"); A = p.parse_args()
    kept = torch.load(A.reader, map_location="cpu")
    m = Reader(len(kept["relations"])); m.load_state_dict(kept["model"]); m.eval()
    B, T, N = 2, 24, 16
    example = (torch.randint(1000, 2000, (B, T), dtype=torch.int32), torch.ones(B, T, dtype=torch.int32), torch.zeros(B, T, dtype=torch.int32), torch.arange(N, dtype=torch.int32).repeat(B, 1),
               torch.tensor([T, T - 4], dtype=torch.int32), torch.tensor([N, N - 4], dtype=torch.int32), torch.tensor([0.0]))
    names = ["ids", "shape", "quote", "first", "pieces", "words", "least"]
    axes = {k: {0: "B", 1: "T"} for k in names[:3]} | {"first": {0: "B", 1: "N"}, "pieces": {0: "B"}, "words": {0: "B"}, "cue": {0: "B", 1: "N"}, "name": {0: "B", 1: "N"}, "at": {0: "C"}, "roles": {0: "C", 1: "N"}}
    with tempfile.TemporaryDirectory() as folder:
        path = A.float or os.path.join(folder, "float.onnx")
        torch.onnx.export(Exported(m), example, path, input_names=names, output_names=["cue", "name", "at", "roles"], dynamic_axes=axes, opset_version=17, dynamo=False)
        quantize_dynamic(path, A.out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, op_types_to_quantize=["MatMul", "Gather"])
    shutil.copy(os.path.join(minilm(), "vocab.txt"), os.path.join(os.path.dirname(A.out), "vocabulary.txt")) if os.path.exists(os.path.join(minilm(), "vocab.txt")) else None
    digest = hashlib.sha256(open(A.out, "rb").read()).hexdigest()
    open(A.out + ".sha256", "w").write(digest + "\n")
    print(os.path.getsize(A.out) / 1e6, "MB", digest)


if __name__ == "__main__":
    main()
