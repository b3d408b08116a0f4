#!/usr/bin/env python3
"""A trained comparer as two ONNX files with their SHA-256: what reads a report, once, and what sets the words of two beside each other.

    export_comparer.py work/comparer.pt ../models

comparer.onnx: ids [T] int32, the pieces of one window. Of each piece: vectors [T, 768]; contents [T, 384], answers [T, 128] and alone [T], what the other
network sees. All of these of several pieces are their mean.
comparer-pair.onnx: of the words of either report (_a, _b) contents, answers, alone and form [N, 3]: sentence, letter case, quotation. Of each word told [N],
the logarithm of the odds that the other report tells it; differs [N, 9], of those that both differ in it, by KINDS; forth [A, B] and back [B, A], how likely
each word of the other stands for the same.
Weights of the first are int4 by 32, with one scale each, and inputs of products are rounded the same way by the runtime: by window, as in int8, it read
worse. Those of the second are int8 by channel, in seven bits."""
import argparse, hashlib, os, tempfile
import onnx, torch, torch.nn as nn, torch.nn.functional as F
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from transformers.models.mpnet.modeling_mpnet import MPNetEncoder
from comparer import Comparer, LONGEST, NEAR

BLOCK = 32


class Attention(torch.autograd.Function):
    """the runtime's own fused attention, with the places of MPNet; in PyTorch what it stands for"""
    @staticmethod
    def forward(ctx, q, k, v, bias, heads):
        split = lambda x: x.view(1, x.shape[1], heads, -1).transpose(1, 2)
        return F.scaled_dot_product_attention(split(q), split(k), split(v), attn_mask=bias).transpose(1, 2).reshape(q.shape)

    @staticmethod
    def symbolic(g, q, k, v, bias, heads):
        none = g.op("prim::Constant"); none.setType(torch._C.OptionalType.ofTensor())
        return g.op("com.microsoft::MultiHeadAttention", q, k, v, none, none, bias, num_heads_i=heads).setType(q.type())


class Text(nn.Module):
    def __init__(self, m):
        super().__init__(); self.m = m; at = torch.arange(LONGEST + 2)
        self.register_buffer("far", MPNetEncoder.relative_position_bucket(at[None, :] - at[:, None], num_buckets=32).int())

    def forward(self, ids):
        m, e, T = self.m, self.m.e, ids.shape[0]
        bias = e.bias.weight[self.far[:T, :T].long()].permute(2, 0, 1)[None]
        x = e.ln(e.word(ids) + e.place.weight[:T])[None]
        for l in e.layers:
            q, k, v = l.qkv(x).chunk(3, -1)
            x = l.ln1(x + l.o(Attention.apply(q, k, v, bias, l.heads)))
            x = l.ln2(x + l.f(F.gelu(l.i(x))))
        return x[0], m.u(x)[0], m.q(x)[0], m.none(x)[0, :, 0]


class Pair(nn.Module):
    def __init__(self, m): super().__init__(); self.m = m

    def forward(self, *given):
        u, q, none, form = zip(given[:4], given[4:]); far = [((f[:, :1] - f[:, 0]).abs() > NEAR).float() * -1e4 for f in form]
        (told_a, differs_a, heat_a, none_a), (told_b, differs_b, heat_b, none_b) = self.m.beside(u, q, none, [f.int() for f in form], far)
        share = lambda heat, alone: torch.softmax(torch.cat([heat, alone[:, None]], 1), 1)[:, :-1]
        return told_a, differs_a, told_b, differs_b, share(heat_a, none_a), share(heat_b, none_b)


def finish(path, out, folder):
    """int4 products, and the table of pieces in int8"""
    if out.endswith("pair.onnx"): quantize_dynamic(path, out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, op_types_to_quantize=["MatMul"])
    else:
        q = MatMulNBitsQuantizer(onnx.load(path), bits=4, block_size=BLOCK, is_symmetric=True, accuracy_level=4); q.process()
        half = os.path.join(folder, "half.onnx"); onnx.save(q.model.model, half); graph = q.model.model.graph
        tables = {i.name for i in graph.initializer if list(i.dims)[:1] == [30522]}
        nodes = [x.name for x in graph.node if x.op_type == "Gather" and x.input[0] in tables]
        assert len(nodes) == 1
        quantize_dynamic(half, out, weight_type=QuantType.QInt8, op_types_to_quantize=["Gather"], nodes_to_quantize=nodes)
    with open(out, "rb") as f: digest = hashlib.sha256(f.read()).hexdigest()
    with open(out + ".sha256", "w") as f: f.write(digest + "\n")
    print(out, os.path.getsize(out) / 1e6, "MB")


def main():
    p = argparse.ArgumentParser(); p.add_argument("comparer"); p.add_argument("out"); A = p.parse_args()
    m = Comparer(); m.load_state_dict(torch.load(A.comparer, map_location="cpu")); m.eval()
    words = ["contents", "answers", "alone"]
    side = lambda n: (torch.randn(n, 384), torch.randn(n, 128), torch.randn(n), torch.randint(0, 3, (n, 3)).float())
    both = [x + s for s in ("_a", "_b") for x in (*words, "form")]
    axes = {x + s: {0: s} for s in ("_a", "_b") for x in (*words, "form", "told", "differs")} | {"forth": {0: "_a", 1: "_b"}, "back": {0: "_b", 1: "_a"}}
    with tempfile.TemporaryDirectory() as folder:
        for name, module, example, inputs, outputs, dynamic in (
            ("comparer.onnx", Text(m), (torch.randint(1000, 2000, (24,), dtype=torch.int32),), ["ids"], ["vectors", *words], {x: {0: "T"} for x in ("ids", "vectors", *words)}),
            ("comparer-pair.onnx", Pair(m), (*side(20), *side(30)), both, ["told_a", "differs_a", "told_b", "differs_b", "forth", "back"], axes)):
            path = os.path.join(folder, name); module.eval()
            with torch.no_grad(): torch.onnx.export(module, example, path, input_names=inputs, output_names=outputs, dynamic_axes=dynamic, opset_version=17, dynamo=False, custom_opsets={"com.microsoft": 1})
            finish(path, os.path.join(A.out, name), folder)


if __name__ == "__main__": main()
