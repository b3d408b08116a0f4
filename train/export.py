#!/usr/bin/env python3
"""A trained reader as one int8 ONNX file, with its vocabulary and SHA-256.

    export.py work/reader.pt ../models/reader.onnx [--float work/reader-float.onnx]

One window at a time, without padding: attention without a mask is the runtime's fast one, and what a window gives does not hang on its neighbours.
Inputs, int32: ids, shape, quote [1, T]; first [1, N] the first piece of each word; least [1] float, the least probability of a cue.
Outputs: cue [1, N, 3] and name [1, N, 9] probabilities; at [C + 1] first word of every cue, and a row that means nothing; roles [C + 1, N, 4] probabilities.
The encoder's weights are int8, by row in the table of word pieces, by channel and in seven bits elsewhere, so that processors without VNNI, which add in 16 bits, read the same."""
import argparse, hashlib, os, re, shutil, tempfile
import onnx, torch, torch.nn as nn, torch.nn.functional as F
from onnxruntime.quantization import QuantType, quantize_dynamic
from model import Reader
from words import minilm


class Attention(torch.autograd.Function):
    """the runtime's own operator, which it does not recognise in the products, scaling and softmax that make it up"""
    @staticmethod
    def forward(ctx, q, k, v, heads):
        split = lambda x: x.unflatten(-1, (heads, -1)).transpose(1, 2)
        return F.scaled_dot_product_attention(split(q), split(k), split(v)).transpose(1, 2).flatten(2)

    @staticmethod
    def symbolic(g, q, k, v, heads):
        return g.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=heads).setType(q.type())


class Exported(nn.Module):
    """what Reader gives for one window: Layer, Encoder and Roles of model.py without masks, and what all cues share computed once"""
    def __init__(self, reader):
        super().__init__()
        self.reader = reader
        table = reader.encoder.word.weight.detach()
        self.register_buffer("scale", table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127)
        self.register_buffer("table", (table / self.scale).round().to(torch.int8))

    def forward(self, ids, shape, quote, first, least):
        r, e = self.reader, self.reader.encoder
        x = e.ln(self.table[ids.long()].float() * self.scale[ids.long()] + e.place.weight[:ids.shape[1]] + e.kind + e.shape(shape) + e.quote(quote))
        for l in e.layers:
            x = l.ln1(x + l.o(Attention.apply(*l.qkv(x).chunk(3, -1), l.heads)))
            x = l.ln2(x + l.f(F.gelu(l.i(x))))
        w = x[:, first[0].long()]
        cue = r.cue(w).softmax(-1)
        at = ((cue[0, :, 1] > cue[0, :, 2]) & (1 - cue[0, :, 0] >= least)).nonzero()[:, 0]
        at = torch.cat([at, torch.zeros(1, dtype=at.dtype)])  # the runtime cannot take products of nothing
        return cue, r.name(w).softmax(-1), at.int(), self.roles(w, at).softmax(-1)

    def roles(self, w, at):
        a = self.reader.attribution
        anchor, other = F.gelu(a.anchor(w[0, at])), F.gelu(a.other(w))
        y = other @ torch.einsum("ck,rkj->cjr", anchor, a.form)
        far = (torch.arange(w.shape[1])[None, :] - at[:, None]).clamp(-32, 32) + 32
        z = F.gelu(a.gate(anchor)[:, None, :] * a.seen(other) + a.far(far)).transpose(1, 2)
        z = z + F.gelu(a.near(z))
        z = (z + F.gelu(a.wide(z))).transpose(1, 2)
        return y + a.by_other(other) + a.by_anchor(anchor)[:, None, :] + a.distance(far) + a.out(z)


def main():
    p = argparse.ArgumentParser(); p.add_argument("reader"); p.add_argument("out"); p.add_argument("--float"); A = p.parse_args()
    kept = torch.load(A.reader, map_location="cpu")
    m = Reader(len(kept["relations"])); m.load_state_dict(kept["model"]); m.eval()
    T, N = 24, 16
    example = (torch.randint(1000, 2000, (1, T), dtype=torch.int32), torch.ones(1, T, dtype=torch.int32), torch.zeros(1, T, dtype=torch.int32),
               torch.arange(N, dtype=torch.int32)[None], torch.tensor([0.0]))
    names = ["ids", "shape", "quote", "first", "least"]
    axes = {k: {1: "T"} for k in names[:3]} | {"first": {1: "N"}, "cue": {1: "N"}, "name": {1: "N"}, "at": {0: "C"}, "roles": {0: "C", 1: "N"}}
    with tempfile.TemporaryDirectory() as folder:
        path = A.float or os.path.join(folder, "float.onnx")
        torch.onnx.export(Exported(m), example, path, input_names=names, output_names=["cue", "name", "at", "roles"], dynamic_axes=axes, opset_version=17, dynamo=False, custom_opsets={"com.microsoft": 1})
        # The heads are small, and their rounding would show most.
        heads = [n.name for n in onnx.load(path).graph.node if n.op_type == "MatMul" and not re.match("/(qkv|o|i|f)(_[0-9])?/", n.name)]
        quantize_dynamic(path, A.out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, op_types_to_quantize=["MatMul"], nodes_to_exclude=heads)
    shutil.copy(os.path.join(minilm(), "vocab.txt"), os.path.join(os.path.dirname(A.out), "vocabulary.txt")) if os.path.exists(os.path.join(minilm(), "vocab.txt")) else None
    digest = hashlib.sha256(open(A.out, "rb").read()).hexdigest()
    open(A.out + ".sha256", "w").write(digest + "\n")
    print(os.path.getsize(A.out) / 1e6, "MB", digest)


if __name__ == "__main__":
    main()
