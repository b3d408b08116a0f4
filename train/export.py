#!/usr/bin/env python3
"""A trained reader as one int8 ONNX file, with its vocabulary and SHA-256.

    export.py work/reader.pt ../models/reader.onnx [--float work/reader-float.onnx]

One window at a time, so that attention needs no mask and what all cues or triggers share is computed once.
Inputs: ids, shape, quote [T] int32; first [N] int32, the first piece of each word; least [3] float, the least probability of a cue, a trigger and a mention.
Outputs (each list ends with a row that means nothing, since the runtime cannot take products of nothing):
  cue [N, 3], name [N, 9] probabilities · cue_at [C] first word of a cue · cue_roles [C, N, 4]
  trigger_at [E, 2] first and last word · trigger [E] probability · trigger_type [E, 16] · trigger_status [E, 4] · trigger_roles [E, N, 9]: none, actor, recipient, trigger; none, place, time; none, asserter
  mention_at [M, 3] head, first and last word · mention [M, 4] kind, 0 none · mention_entity [M, 10] · mention_later, mention_earlier [M, 96], mention_first [M] · links [168] the tables of Links: like, far, apart, same
Weights are int8 by channel in seven bits, so that processors without VNNI, which add in 16 bits, read the same."""
import argparse, hashlib, os, shutil, tempfile
import torch, torch.nn as nn, torch.nn.functional as F
from onnxruntime.quantization import QuantType, quantize_dynamic
from model import Reader
from words import minilm


class Attention(torch.autograd.Function):
    """the runtime's own fused attention; in PyTorch what it stands for"""
    @staticmethod
    def forward(ctx, q, k, v, heads):
        split = lambda x: x.view(1, x.shape[1], heads, -1).transpose(1, 2)
        return F.scaled_dot_product_attention(split(q), split(k), split(v)).transpose(1, 2).reshape(q.shape)

    @staticmethod
    def symbolic(g, q, k, v, heads):
        return g.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=heads).setType(q.type())


def roles(r, anchor, other, at):
    """Roles.score for the anchors of one window: anchor [C, k], other [N, k], at [C] -> [C, N, roles]"""
    count, k = r.form.shape[0], other.shape[1]
    form = (anchor @ r.form.permute(1, 0, 2).reshape(k, count * k)).view(-1, k)
    y = (form @ other.T).view(-1, count, other.shape[0]).transpose(1, 2)
    far = (torch.arange(other.shape[0])[None, :] - at[:, None]).clamp(-32, 32) + 32
    z = F.gelu(r.gate(anchor)[:, None, :] * r.seen(other)[None] + r.far(far)).transpose(1, 2)
    z = z + F.gelu(r.near(z))
    z = (z + F.gelu(r.wide(z))).transpose(1, 2)
    return y + r.by_other(other)[None] + r.by_anchor(anchor)[:, None, :] + r.distance(far) + r.out(z)


class Exported(nn.Module):
    def __init__(self, reader):
        super().__init__()
        self.reader = reader

    def encode(self, ids, shape, quote):
        e = self.reader.encoder
        x = e.ln(e.word(ids) + e.place.weight[:ids.shape[0]] + e.kind + e.shape(shape) + e.quote(quote))[None]
        for l in e.layers:
            q, k, v = l.qkv(x).chunk(3, -1)
            x = l.ln1(x + l.o(Attention.apply(q, k, v, l.heads)))
            x = l.ln2(x + l.f(F.gelu(l.i(x))))
        return x[0]

    def forward(self, ids, shape, quote, first, least):
        r = self.reader
        w = self.encode(ids, shape, quote)[first.long()]
        ended = lambda at: torch.cat([at, torch.zeros((1,), dtype=at.dtype)])
        cue = r.cue(w).softmax(-1)
        at = ended(((cue[:, 1] > cue[:, 2]) & (1 - cue[:, 0] >= least[0])).nonzero()[:, 0])
        a, o = r.attribution.anchor(w), F.gelu(r.attribution.other(w))
        cue_roles = roles(r.attribution, F.gelu(a[at]), o, at).softmax(-1)
        tags = r.trigger(w).softmax(-1)
        begins, inside = tags[:, 1::2].sum(-1), tags[:, 2::2].sum(-1)
        t = ended(((begins >= inside) & (begins >= least[1])).nonzero()[:, 0])
        more = torch.cat([(inside > .5).long(), torch.zeros((3,), dtype=torch.long)])
        m1 = more[t + 1]; m2 = m1 * more[t + 2]
        last = torch.minimum(t + m1 + m2 + m2 * more[t + 3], torch.full_like(t, w.shape[0] - 1))
        v = torch.cat([w[t], w[last]], -1)
        kinds = (tags[t][:, 1::2].clamp(min=1e-9).log() + r.event_type(v).log_softmax(-1)).softmax(-1)
        y = roles(r.event, F.gelu(r.event.anchor(w)[t]), F.gelu(r.event.other(w)), t)
        event_roles = torch.cat([y[..., :4].softmax(-1), y[..., 4:7].softmax(-1), y[..., 7:].softmax(-1)], -1)
        kind = r.mentions.kind(w).softmax(-1)
        h = ended((1 - kind[:, 0] >= least[2]).nonzero()[:, 0])
        u = w[h]; s = r.mentions.k
        heads, edge = r.mentions.head(u), r.mentions.edge(w)
        far = torch.arange(w.shape[0])[None, :] - h[:, None]
        near = r.mentions.distance(far.clamp(-32, 32) + 32)
        left = (heads[:, :s] @ edge[:, :s].T) * s ** -.5 + near[..., 0] - (far > 0).float() * 1e4
        right = (heads[:, s:] @ edge[:, s:].T) * s ** -.5 + near[..., 1] - (far < 0).float() * 1e4
        L = r.links
        tables = torch.cat([L.like.flatten(), L.far.flatten(), L.apart.flatten(), L.same.flatten()])
        return (cue, r.name(w).softmax(-1), at.int(), cue_roles, torch.stack([t, last], -1).int(), begins[t], kinds, r.event_status(v).softmax(-1), event_roles,
                torch.stack([h, left.argmax(-1), right.argmax(-1)], -1).int(), kind[h], r.mentions.entity(u).softmax(-1), L.later(u) * L.k ** -.5, L.earlier(u), L.first(u)[:, 0], tables + 0 * least[0])


INPUTS = ["ids", "shape", "quote", "first", "least"]
OUTPUTS = ["cue", "name", "cue_at", "cue_roles", "trigger_at", "trigger", "trigger_type", "trigger_status", "trigger_roles", "mention_at", "mention", "mention_entity", "mention_later", "mention_earlier", "mention_first", "links"]


def main():
    p = argparse.ArgumentParser(); p.add_argument("reader"); p.add_argument("out"); p.add_argument("--float"); A = p.parse_args()
    kept = torch.load(A.reader, map_location="cpu")
    m = Reader(len(kept["relations"])); m.load_state_dict(kept["model"]); m.eval()
    T, N = 24, 16
    example = (torch.randint(1000, 2000, (T,), dtype=torch.int32), torch.ones(T, dtype=torch.int32), torch.zeros(T, dtype=torch.int32), torch.arange(N, dtype=torch.int32), torch.tensor([0.0, 0.0, 0.0]))
    axes = {k: {0: "T"} for k in INPUTS[:3]} | {"first": {0: "N"}, "cue": {0: "N"}, "name": {0: "N"}, "cue_at": {0: "C"}, "cue_roles": {0: "C", 1: "N"}, "trigger_roles": {0: "E", 1: "N"}}
    axes |= {k: {0: "E"} for k in ("trigger_at", "trigger", "trigger_type", "trigger_status")} | {k: {0: "M"} for k in OUTPUTS if k.startswith("mention")}
    with tempfile.TemporaryDirectory() as folder:
        path = A.float or os.path.join(folder, "float.onnx")
        with torch.no_grad(): torch.onnx.export(Exported(m), example, path, input_names=INPUTS, output_names=OUTPUTS, dynamic_axes=axes, opset_version=17, dynamo=False, custom_opsets={"com.microsoft": 1})
        quantize_dynamic(path, A.out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, op_types_to_quantize=["MatMul", "Gather"])
    vocabulary = os.path.join(minilm(), "vocab.txt")
    if os.path.exists(vocabulary): shutil.copy(vocabulary, os.path.join(os.path.dirname(A.out), "vocabulary.txt"))
    with open(A.out, "rb") as f: digest = hashlib.sha256(f.read()).hexdigest()
    with open(A.out + ".sha256", "w") as f: f.write(digest + "\n")
    print(os.path.getsize(A.out) / 1e6, "MB", digest)


if __name__ == "__main__":
    main()
