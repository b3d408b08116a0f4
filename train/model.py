"""A BERT encoder with letter-case and quotation embeddings, and heads that share it: cues, triggers, their roles, names, mentions and who they are; syntax in training only."""
import os
import torch, torch.nn as nn, torch.nn.functional as F
from safetensors.torch import load_file
from data import ROLES
from events import ASSERTERS, PARTS, PLACES, STATUS, TYPES
from gum import ENTITIES, KINDS, NAMES, UPOS
from words import minilm


class Layer(nn.Module):
    def __init__(self, d, heads, ff):
        super().__init__()
        self.heads = heads
        self.qkv, self.o, self.ln1 = nn.Linear(d, 3 * d), nn.Linear(d, d), nn.LayerNorm(d, eps=1e-12)
        self.i, self.f, self.ln2, self.drop = nn.Linear(d, ff), nn.Linear(ff, d), nn.LayerNorm(d, eps=1e-12), nn.Dropout(.1)

    def forward(self, x, mask):
        B, T, D = x.shape
        q, k, v = self.qkv(x).view(B, T, 3, self.heads, D // self.heads).permute(2, 0, 3, 1, 4)
        a = ((q @ k.transpose(-1, -2)) * (D // self.heads) ** -.5 + mask).softmax(-1) @ v
        x = self.ln1(x + self.drop(self.o(a.transpose(1, 2).reshape(B, T, D))))
        return self.ln2(x + self.drop(self.f(F.gelu(self.i(x)))))


class Encoder(nn.Module):
    def __init__(self, layers=6, d=384, heads=12, ff=1536, vocabulary=30522):
        super().__init__()
        self.word, self.place, self.kind = nn.Embedding(vocabulary, d), nn.Embedding(512, d), nn.Parameter(torch.zeros(d))
        self.shape, self.quote = nn.Embedding(8, d), nn.Embedding(3, d)
        nn.init.zeros_(self.shape.weight); nn.init.zeros_(self.quote.weight)
        self.ln, self.drop = nn.LayerNorm(d, eps=1e-12), nn.Dropout(.1)
        self.layers = nn.ModuleList(Layer(d, heads, ff) for _ in range(layers))

    def load(self, weights=None):
        """weights: a safetensors file with BERT's own names; without one, MiniLM-L6-v2 from its package"""
        w = load_file(weights or os.path.join(minilm(), "model.safetensors"))
        with torch.no_grad():
            self.word.weight.copy_(w["embeddings.word_embeddings.weight"]); self.place.weight.copy_(w["embeddings.position_embeddings.weight"])
            self.kind.copy_(w["embeddings.token_type_embeddings.weight"][0])
            for x in ("weight", "bias"):
                getattr(self.ln, x).copy_(w["embeddings.LayerNorm." + x])
                for i, l in enumerate(self.layers):
                    p = f"encoder.layer.{i}."
                    getattr(l.qkv, x).copy_(torch.cat([w[p + f"attention.self.{n}.{x}"] for n in ("query", "key", "value")]))
                    for mine, theirs in (("o", "attention.output.dense"), ("ln1", "attention.output.LayerNorm"), ("i", "intermediate.dense"), ("f", "output.dense"), ("ln2", "output.LayerNorm")):
                        getattr(getattr(l, mine), x).copy_(w[p + theirs + "." + x])

    def forward(self, ids, shape, quote, mask):
        x = self.drop(self.ln(self.word(ids) + self.place.weight[:ids.shape[1]] + self.kind + self.shape(shape) + self.quote(quote)))
        m = (~mask)[:, None, None, :].to(x.dtype) * -1e4
        for l in self.layers: x = l(x, m)
        return x


class Roles(nn.Module):
    """for a cue: the role of every word in the window, by a biaffine form (Dozat and Manning 2017), the distance, and two
    convolutions over the words as the cue sees them, which keep spans whole"""
    def __init__(self, roles, d=384, k=160, c=128):
        super().__init__()
        self.anchor, self.other = nn.Linear(d, k), nn.Linear(d, k)
        self.form, self.by_anchor, self.by_other = nn.Parameter(torch.randn(roles, k, k) / k), nn.Linear(k, roles), nn.Linear(k, roles)
        self.distance = nn.Embedding(65, roles); nn.init.zeros_(self.distance.weight)
        self.gate, self.seen, self.far = nn.Linear(k, c), nn.Linear(k, c), nn.Embedding(65, c)
        self.near, self.wide, self.out = nn.Conv1d(c, c, 5, padding=2), nn.Conv1d(c, c, 5, padding=4, dilation=2), nn.Linear(c, roles)
        nn.init.normal_(self.far.weight, std=.1); nn.init.zeros_(self.out.weight); nn.init.zeros_(self.out.bias)

    def vectors(self, words):
        return F.gelu(self.anchor(words)), F.gelu(self.other(words))

    def score(self, anchor, other, at, real):
        """anchor [C, k], other [C, N, k], at [C], real [C, N] -> [C, N, roles]"""
        y = torch.einsum("crj,cnj->cnr", torch.einsum("ck,rkj->crj", anchor, self.form), other)
        far = (torch.arange(other.shape[1], device=at.device)[None, :] - at[:, None]).clamp(-32, 32) + 32
        z = F.gelu(self.gate(anchor)[:, None, :] * self.seen(other) + self.far(far)) * real[:, :, None].to(other.dtype)
        z = z.transpose(1, 2)
        z = z + F.gelu(self.near(z))
        z = (z + F.gelu(self.wide(z))).transpose(1, 2)
        return y + self.by_other(other) + self.by_anchor(anchor)[:, None, :] + self.distance(far) + self.out(z)


class Syntax(nn.Module):
    def __init__(self, relations, d=384, k=256, r=96):
        super().__init__()
        self.upos, self.head, self.dep = nn.Linear(d, len(UPOS)), nn.Linear(d, k), nn.Linear(d, k)
        self.root, self.arc = nn.Parameter(torch.zeros(k)), nn.Parameter(torch.randn(k + 1, k) / k)
        self.rel_head, self.rel_dep, self.rel_root = nn.Linear(d, r), nn.Linear(d, r), nn.Parameter(torch.zeros(r))
        self.rel = nn.Parameter(torch.randn(relations, r + 1, r + 1) / (r + 1))

    def forward(self, w):
        one = lambda x: torch.cat([x, torch.ones_like(x[..., :1])], -1)
        H = torch.cat([self.root.expand(w.shape[0], 1, -1), F.gelu(self.head(w))], 1)
        return self.upos(w), torch.einsum("bdi,ij,bhj->bdh", one(F.gelu(self.dep(w))), self.arc, H)

    def relations(self, w, heads):
        one = lambda x: torch.cat([x, torch.ones_like(x[..., :1])], -1)
        H = torch.cat([self.rel_root.expand(w.shape[0], 1, -1), F.gelu(self.rel_head(w))], 1)
        H = torch.gather(H, 1, heads[:, :, None].expand(-1, -1, H.shape[-1]))
        return torch.einsum("bdi,rij,bdj->bdr", one(F.gelu(self.rel_dep(w))), self.rel, one(H))


class Mentions(nn.Module):
    """mentions by their head word (Dobrovolskii 2021): kind and type of the head, its first and last word by a product of projections and the distance"""
    def __init__(self, d=384, k=64):
        super().__init__()
        self.kind, self.entity = nn.Linear(d, len(KINDS)), nn.Linear(d, len(ENTITIES))
        self.head, self.edge, self.distance, self.k = nn.Linear(d, 2 * k), nn.Linear(d, 2 * k), nn.Embedding(65, 2), k
        nn.init.zeros_(self.distance.weight)

    def edges(self, heads, words, at, real):
        """heads [M, d], words [M, N, d], at [M], real [M, N] -> [M, N, 2]: first and last word"""
        h, e = self.head(heads).view(-1, 2, self.k), self.edge(words).view(words.shape[0], words.shape[1], 2, self.k)
        far = torch.arange(words.shape[1], device=at.device)[None, :] - at[:, None]
        y = torch.einsum("msk,mnsk->mns", h, e) * self.k ** -.5 + self.distance(far.clamp(-32, 32) + 32)
        wrong = torch.stack([far > 0, far < 0], -1) | ~real[:, :, None]
        return y.masked_fill(wrong, -1e4)


class Links(nn.Module):
    """how likely a mention means the same as an earlier one: a product of projections, and what tables say of the two kinds, of like wording and of how far they are"""
    FAR, APART, LIKE = 12, 6, 4

    def __init__(self, d=384, k=96):
        super().__init__()
        self.later, self.earlier, self.first, self.k = nn.Linear(d, k), nn.Linear(d, k), nn.Linear(d, 1), k
        kinds = len(KINDS)
        self.like, self.far, self.apart, self.same = (nn.Parameter(torch.zeros(*s)) for s in ((kinds, kinds, self.LIKE), (kinds, self.FAR), (kinds, self.APART), (kinds, kinds, 2)))

    def score(self, later, earlier, kind, kind_before, like, far, apart, same):
        """of pairs of mentions"""
        return (self.later(later) * self.earlier(earlier)).sum(-1) * self.k ** -.5 + self.like[kind, kind_before, like] + self.far[kind, far] + self.apart[kind, apart] + self.same[kind, kind_before, same]


class Reader(nn.Module):
    def __init__(self, relations, layers=6, d=384):
        super().__init__()
        self.encoder = Encoder(layers)
        self.cue, self.attribution, self.name = nn.Linear(d, 3), Roles(len(ROLES)), nn.Linear(d, 1 + 2 * len(NAMES))
        self.trigger, self.event = nn.Linear(d, 1 + 2 * len(TYPES)), Roles(len(PARTS) + len(PLACES) + len(ASSERTERS))
        self.event_type, self.event_status = nn.Linear(2 * d, len(TYPES)), nn.Linear(2 * d, len(STATUS))
        self.mentions, self.links = Mentions(), Links()
        self.syntax, self.drop = Syntax(relations), nn.Dropout(.2)

    def words(self, b):
        """vector of each word = that of its first piece"""
        h = self.encoder(b["ids"], b["shape"], b["quote"], b["mask"])
        return self.drop(torch.gather(h, 1, b["first"][:, :, None].expand(-1, -1, h.shape[-1])))
