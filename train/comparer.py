#!/usr/bin/env python3
"""Trains the comparer: what clauses and words of two reports tell of one thing, and how the reports differ in them.

    comparer.py work/stories.json MPNET --out work/comparer.pt          # MPNET: the folder of all-mpnet-base-v2
    comparer.py work/stories.json MPNET --start work/first.pt --passes 3 --no-words --out work/comparer.pt

The upper half of all-mpnet-base-v2 (MPNet, Song et al. 2020, tuned on sentences) reads each report once. A clause's vector is the mean of its pieces: for
each clause whose links are known the softmax over the clauses of the other report and "none" has to give those that tell of the same. A word's is that of
its own pieces: for each word whose counterpart is known the softmax over the words of the other and "none" has to give it (as in word alignment, Dou and
Neubig 2021). Then the words of two reports are set beside each other (align, compare, and look around: Parikh et al. 2016, Chen et al. 2017): each with
what the other has for it, through two layers that see both reports; of each word linear functions tell whether the other tells it and how both differ
in it. The lower half of MPNet stays as it is."""
import argparse, json, os, random, time
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
from safetensors.torch import load_file
from transformers.models.mpnet.modeling_mpnet import MPNetEncoder
from model import Layer
from words import CLS, SEP, paragraphs, pieces, shape

LONGEST, LAYERS, BELOW, WIDE, WIDTH, ANSWER, BLOCKS = 254, 12, 6, 768, 384, 128, 2
HEAT, SENTENCE, NONE = 14.0, 0.4, 6.6   # HEAT * (cosine of the clauses + SENTENCE * cosine of their sentences), beside NONE
NEAR = 2                                # sentences that the layers above see on either side of a word's own
KINDS = ["value", "status", "denied", "asserted-attributed", "words", "evaluating", "quotation", "speaker", "quoted"]
ONE_SIDED = ("only-in", "evaluating", "quoted")
MARKED, CLAUSE = 2., .5                 # what the counterpart of a word weighs that was marked itself, and one by its clause alone
VOCABULARY = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../models/vocabulary.txt")


class Side:
    """a report in windows of whole sentences, and where its words and clauses stand"""
    def __init__(self, text, sentences, clauses):
        assert len(text.encode("utf-16-le")) == 2 * len(text), "offsets are UTF-16"
        words, held, k = [w for p in paragraphs(text) for w in p], [], 0
        for a, b in sentences:
            while k < len(words) and words[k][1] <= a: k += 1
            n, ids, own = k, [], []
            while n < len(words) and words[n][0] < b:
                f, t, quote = words[n]; more = pieces(text[f:t])
                if len(ids) + len(more) > LONGEST: break
                own.append((f, t, len(ids), len(ids) + len(more), shape(text[f:t]), quote)); ids += more; n += 1
            held.append((ids, own))
        parts, size = [[]], 0
        for s, (ids, _) in enumerate(held):
            if parts[-1] and size + len(ids) > LONGEST: parts.append([]); size = 0
            parts[-1].append(s); size += len(ids)
        rows, at, form = [], [], []
        for w, part in enumerate(parts):
            row = [CLS]
            for s in part:
                for f, t, i, j, case, quote in held[s][1]: at.append((f, t, w, len(row) + i, len(row) + j)); form.append((s, case, quote))
                row += held[s][0]
            rows.append(row + [SEP])
        self.ids = torch.zeros(len(rows), max(map(len, rows)), dtype=torch.long); self.mask = torch.zeros(self.ids.shape, dtype=torch.bool)
        for k, row in enumerate(rows): self.ids[k, :len(row)] = torch.tensor(row); self.mask[k, :len(row)] = True
        self.starts, self.ends = (np.array([w[k] for w in at]) for k in (0, 1))
        w, i, j = torch.tensor([x[2:] for x in at]).T; self.first, self.last = w * self.ids.shape[1] + i, w * self.ids.shape[1] + j
        self.form = torch.tensor(form)
        self.far = ((self.form[:, :1] - self.form[:, 0]).abs() > NEAR).float() * -1e4
        self.clauses = [self.within(a, b) for a, b, _ in clauses]
        own = [(w or [0], np.nonzero(self.form[:, 0].numpy() == s)[0].tolist() or w or [0]) for w, (_, _, s) in zip(self.clauses, clauses)]
        self.bounds = torch.tensor([(a[0], a[-1] + 1, b[0], b[-1] + 1) for a, b in own]).T if own else None

    def __len__(self): return len(self.starts)

    def within(self, f, t): return np.nonzero((self.starts < t) & (self.ends > f))[0].tolist()


class Story:
    """two reports and what is known of their words: told by the other (0, 1, -1 unknown), how both differ, and the words of the other that stand for the same"""
    def __init__(self, s):
        self.kind, self.isLeftOut = s["kind"], s["isLeftOut"]
        self.sides = [Side(t, s["sentences"][k], s["clauses"][k]) for k, t in enumerate(s["texts"])]
        self.told = [torch.full((len(x),), -1.) for x in self.sides]
        self.tags, self.known = ([torch.zeros(len(x), len(KINDS)) for x in self.sides] for _ in range(2))
        self.answers = [{}, {}]
        if s["linked"]: self.mark_clauses(s["linked"])
        if s["items"] is not None: self.mark_items(s["items"], s["clauses"])
        for f, t, g, u, how in s["words"]: self.mark_words(self.sides[0].within(f, t), self.sides[1].within(g, u), how)
        for k, marks in enumerate(s["evaluating"]):
            if marks is None: continue
            self.known[k][:, KINDS.index("evaluating")] = 1.
            for f, t, how in marks: self.tags[k][self.sides[k].within(f, t), KINDS.index("evaluating")] = 1. if how == 2 else .5
        self.targets = []
        for k in (0, 1):
            own = sorted(self.answers[k]); right = torch.zeros(len(own), len(self.sides[1 - k]), dtype=torch.bool)
            for i, w in enumerate(own): right[i, list(self.answers[k][w][0])] = True
            self.targets.append((torch.tensor(own, dtype=torch.long), right, torch.tensor([self.answers[k][w][1] for w in own])))

    def answer(self, k, own, others, weight):
        for w in own:
            old = self.answers[k].get(w)
            if old is None or old[1] <= weight: self.answers[k][w] = [(old[0] if old else set()) | set(others), weight]

    def mark_clauses(self, marks):
        n, m = (len(x.clauses) for x in self.sides); self.links = torch.zeros(n, m, dtype=torch.bool)
        for a, b in marks["links"]:
            self.links[a, b] = True
            for k, own, other in ((0, a, b), (1, b, a)): self.answer(k, self.sides[k].clauses[own], self.sides[1 - k].clauses[other], CLAUSE)
        self.clauses_told = [torch.full((k,), -1.) for k in (n, m)]; self.clauses_known = [torch.zeros(k, dtype=torch.bool) for k in (n, m)]
        for k, side in enumerate(self.sides):
            self.clauses_known[k][marks["known"][k]] = True
            for c, v in marks["told"][k].items():
                self.clauses_told[k][int(c)] = float(v); self.told[k][side.clauses[int(c)]] = float(v)
                if not v: self.answer(k, side.clauses[int(c)], (), CLAUSE)

    def mark_items(self, items, clauses):
        """where clauses are marked as well, other markers read them: what the two do not agree on is left out"""
        for k in (0, 1): self.known[k][:] = 1.
        before = [t.clone() for t in self.told]
        own = [[self.sides[k].within(*s) if s else [] for k, s in enumerate(i["spans"])] for i in items]
        for item, words in zip(items, own):
            kind = item["kind"]
            for k in (0, 1):
                if kind in KINDS: self.tags[k][words[k], KINDS.index(kind)] = 1.
                if kind in ONE_SIDED: continue
                for w in words[k]:
                    if before[k][w] == 0: self.told[k][w] = .5; self.answers[k].pop(w, None)
                    else: self.told[k][w] = 1.; self.answer(k, [w], words[1 - k], 1.)
        for item, words in zip(items, own):
            if item["kind"] != "only-in": continue
            for k in (0, 1):
                for w in words[k]:
                    if before[k][w] == 1: self.told[k][w] = .5; self.answers[k].pop(w, None)
                    elif self.told[k][w] < 0 or before[k][w] == 0: self.told[k][w] = 0.; self.answer(k, [w], (), 1.)
        if self.kind == "told": self.link_items(items, clauses)

    def link_items(self, items, clauses):
        """the clauses that items stand in, for reports of which no clauses are marked"""
        n, m = (len(c) for c in clauses); self.links = torch.zeros(n, m, dtype=torch.bool); told = [torch.full((k,), -1.) for k in (n, m)]
        def common(c, s): return min(c[1], s[1]) - max(c[0], s[0])
        for item in items:
            inside = [[i for i, c in enumerate(clauses[k]) if common(c, s) > .5 * min(c[1] - c[0], s[1] - s[0])] if s else [] for k, s in enumerate(item["spans"])]
            if item["kind"] == "only-in":
                for k, s in enumerate(item["spans"]): told[k][[i for i in inside[k] if common(clauses[k][i], s) > .5 * (clauses[k][i][1] - clauses[k][i][0])]] = 0.
            elif item["kind"] not in (*ONE_SIDED, "words"):
                for i in inside[0]: self.links[i, inside[1]] = True
        told[0][self.links.any(1)] = 1.; told[1][self.links.any(0)] = 1.
        self.clauses_told, self.clauses_known = told, [t >= 0 for t in told]

    def mark_words(self, a, b, how):
        """how: c in another light, d in detail, n in nothing but the words; ! something else in the same place"""
        if not a or not b: return
        for k, own, others in ((0, a, b), (1, b, a)):
            self.answer(k, own, others, MARKED)
            self.known[k][own, KINDS.index("words")] = 1.
            if how == "c": self.tags[k][own, KINDS.index("words")] = 1.
            if how == "!": self.tags[k][own, KINDS.index("value")] = self.known[k][own, KINDS.index("value")] = 1.


class MPNet(nn.Module):
    """all-mpnet-base-v2; its pieces are BERT's, in another order"""
    def __init__(self, folder=None):
        super().__init__()
        self.word, self.place, self.bias = nn.Embedding(30522, WIDE), nn.Embedding(512, WIDE), nn.Embedding(32, 12)
        self.ln, self.layers = nn.LayerNorm(WIDE, eps=1e-5), nn.ModuleList(Layer(WIDE, 12, 3072) for _ in range(LAYERS))
        for l in self.layers: l.ln1.eps = l.ln2.eps = 1e-5
        if folder: self.load(folder)

    def load(self, folder):
        w = load_file(os.path.join(folder, "model.safetensors"))
        with open(os.path.join(folder, "tokenizer.json")) as f: theirs = json.load(f)["model"]["vocab"]
        other = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}
        with open(VOCABULARY, encoding="utf8") as f: order = [theirs[other.get(x, x)] for x in (line.rstrip("\n") for line in f)]
        with torch.no_grad():
            self.word.weight.copy_(w["embeddings.word_embeddings.weight"][order]); self.place.weight.copy_(w["embeddings.position_embeddings.weight"][2:514]); self.bias.weight.copy_(w["encoder.relative_attention_bias.weight"])
            for x in ("weight", "bias"):
                getattr(self.ln, x).copy_(w["embeddings.LayerNorm." + x])
                for i, l in enumerate(self.layers):
                    p = f"encoder.layer.{i}."
                    getattr(l.qkv, x).copy_(torch.cat([w[p + f"attention.attn.{n}.{x}"] for n in "qkv"]))
                    for mine, name in (("o", "attention.attn.o"), ("ln1", "attention.LayerNorm"), ("i", "intermediate.dense"), ("f", "output.dense"), ("ln2", "output.LayerNorm")):
                        getattr(getattr(l, mine), x).copy_(w[p + name + "." + x])

    def seen(self, mask):
        at = torch.arange(mask.shape[1])
        return self.bias(MPNetEncoder.relative_position_bucket(at[None, :] - at[:, None], num_buckets=32)).permute(2, 0, 1)[None] + (~mask)[:, None, None, :].float() * -1e4

    def lower(self, side):
        x, seen = self.ln(self.word(side.ids) + self.place.weight[:side.ids.shape[1]]), self.seen(side.mask)
        for l in self.layers[:BELOW]: x = l(x, seen.to(x.dtype))
        return x


class Block(nn.Module):
    """a word among those of the sentences around it, and beside all of the other report"""
    def __init__(self, d, heads=6):
        super().__init__(); self.heads = heads
        self.n1, self.n2, self.n3, self.ny = (nn.LayerNorm(d) for _ in range(4))
        self.qkv, self.o, self.q2, self.kv2, self.o2 = nn.Linear(d, 3 * d), nn.Linear(d, d), nn.Linear(d, d), nn.Linear(d, 2 * d), nn.Linear(d, d)
        self.i, self.f, self.drop = nn.Linear(d, 2 * d), nn.Linear(2 * d, d), nn.Dropout(.1)
        for l in (self.o, self.o2, self.f): nn.init.normal_(l.weight, std=.01); nn.init.zeros_(l.bias)

    def attend(self, q, k, v, far=None):
        n, D = q.shape; d = D // self.heads; split = lambda x: x.reshape(-1, self.heads, d).transpose(0, 1)
        x = (split(q) @ split(k).transpose(-1, -2)) * d ** -.5
        return ((x if far is None else x + far[None].to(x.dtype)).softmax(-1) @ split(v)).transpose(0, 1).reshape(-1, D)

    def forward(self, x, y, far):
        x = x + self.drop(self.o(self.attend(*self.qkv(self.n1(x)).chunk(3, -1), far)))
        x = x + self.drop(self.o2(self.attend(self.q2(self.n2(x)), *self.kv2(self.ny(y)).chunk(2, -1))))
        return x + self.drop(self.f(F.gelu(self.i(self.n3(x)))))


class Comparer(nn.Module):
    def __init__(self, folder=None):
        super().__init__()
        self.e = MPNet(folder)
        self.u, self.nu, self.q, self.none, self.scale = nn.Linear(WIDE, WIDTH), nn.LayerNorm(WIDTH), nn.Linear(WIDE, ANSWER), nn.Linear(WIDE, 1), nn.Parameter(torch.tensor(14.))
        nn.init.orthogonal_(self.q.weight); nn.init.zeros_(self.q.bias); nn.init.zeros_(self.none.weight); nn.init.constant_(self.none.bias, 10.)
        self.m, self.nm, self.blocks = nn.Linear(4 * WIDTH + 4, WIDTH), nn.LayerNorm(WIDTH), nn.ModuleList(Block(WIDTH) for _ in range(BLOCKS))
        self.shape, self.quote = nn.Embedding(8, WIDTH), nn.Embedding(3, WIDTH)
        for x in (self.shape, self.quote): nn.init.normal_(x.weight, std=.02)
        self.nt, self.told, self.tag, self.drop = nn.LayerNorm(WIDTH), nn.Linear(WIDTH, 1), nn.Linear(WIDTH, len(KINDS)), nn.Dropout(.1)
        nn.init.constant_(self.tag.bias, -4.); self.clauses_told = nn.Parameter(torch.tensor([1., 0.]))
        for p in [*self.e.word.parameters(), *self.e.place.parameters(), *self.e.ln.parameters(), *self.e.layers[:BELOW].parameters()]: p.requires_grad = False

    def words(self, side):
        x, seen = side.below.float(), self.e.seen(side.mask)
        for l in self.e.layers[BELOW:]: x = l(x, seen.to(x.dtype))
        sums = F.pad(x.float().reshape(-1, WIDE).cumsum(0), (0, 0, 1, 0)); return (sums[side.last] - sums[side.first]) / (side.last - side.first)[:, None]

    def beside(self, u, q, none, forms, fars):
        """u [n, WIDTH], q [n, ANSWER], none [n], form [n, 3] and what is far of both -> of both whether it is told, how they differ, the heat of each answer"""
        q = [F.normalize(x, dim=-1) for x in q]; cosine = q[0] @ q[1].T; u = [self.nu(x) for x in u]; heats, x = [], []
        for k, like in enumerate((cosine, cosine.T)):
            heat = self.scale * like; share = torch.softmax(torch.cat([heat, none[k][:, None]], 1), 1); own = share[:, :-1]
            other = torch.softmax(heat, 1) @ u[1 - k]
            seen = torch.cat([u[k], other, u[k] * other, (u[k] - other).abs(), share[:, -1:], own.max(1, keepdim=True)[0], like.max(1)[0][:, None], (own * like).sum(1, keepdim=True)], 1)
            x.append(self.drop(self.nm(self.m(seen)) + self.shape(forms[k][:, 1]) + self.quote(forms[k][:, 2]))); heats.append(heat)
        for l in self.blocks: x = [l(x[0], x[1], fars[0]), l(x[1], x[0], fars[1])]
        return [(self.told(z)[:, 0], self.tag(z), heat, none[k]) for k, (z, heat) in enumerate(zip(map(self.nt, x), heats))]

    def forward(self, story):
        h = [self.words(s) for s in story.sides]
        u, q, none = [self.u(x).float() for x in h], [self.q(x).float() for x in h], [self.none(x)[:, 0].float() for x in h]
        return h, [tuple(t.float() for t in r) for r in self.beside(u, q, none, [s.form for s in story.sides], [s.far for s in story.sides])]

    def clauses(self, story, h):
        both = []
        for x, side in zip(h, story.sides):
            sums = F.pad(x.float().cumsum(0), (0, 0, 1, 0)); f, t, a, b = side.bounds
            both.append([F.normalize((sums[j] - sums[i]) / (j - i)[:, None], dim=-1) for i, j in ((f, t), (a, b))])
        return HEAT * (both[0][0] @ both[1][0].T + SENTENCE * (both[0][1] @ both[1][1].T))


def among(x, right): return torch.where(right, x, torch.full_like(x, -1e4)).logsumexp(1)


def losses(model, story):
    """of answers, of told, of tags, of clauses, each the mean of what is known"""
    h, read = model(story); sums, counts = [0., 0., 0.], [0, 0, 0]
    for k, (told, tags, heat, none) in enumerate(read):
        own, right, weight = story.targets[k]
        if len(own):
            x, alone = heat[own], none[own]
            sums[0] = sums[0] + ((torch.logaddexp(x.logsumexp(1), alone) - torch.where(right.any(1), among(x, right), alone)) * weight).sum(); counts[0] += float(weight.sum())
        ok = story.told[k] >= 0; known = story.known[k]
        sums[1] = sums[1] + F.binary_cross_entropy_with_logits(told[ok], story.told[k][ok], reduction="sum"); counts[1] += int(ok.sum())
        sums[2] = sums[2] + (F.binary_cross_entropy_with_logits(tags, story.tags[k], reduction="none") * known).sum(); counts[2] += float(known.sum()) / len(KINDS)
    return [s / max(c, 1) for s, c in zip(sums, counts)] + [clause_loss(model, story, h) if story.kind != "words" else 0. * sums[2]]


def clause_loss(model, story, h):
    s = model.clauses(story, h); total, n = 0., 0
    for k, (x, links) in enumerate(((s, story.links), (s.T, story.links.T))):
        told, linked, every = story.clauses_told[k], links.any(1), x.logsumexp(1); none = torch.full_like(every, NONE)
        ok = story.clauses_known[k] & (linked | (told == 0)); right = torch.where(linked, among(x, links), none)
        total = total + (torch.logaddexp(every, none) - right)[ok].sum(); n += int(ok.sum())
        ok = told >= 0; total = total + F.binary_cross_entropy_with_logits(model.clauses_told[0] * (every - NONE) + model.clauses_told[1], told.clamp(min=0), reduction="none")[ok].sum()
    return total / max(n, 1)


@torch.no_grad()
def likeliest_right(model, stories):
    """of the clauses that have links how many are likest one of theirs"""
    hit = every = 0
    for story in stories:
        with torch.autocast("cpu", torch.bfloat16): h, _ = model(story)
        s = model.clauses(story, h)
        for x, links in ((s, story.links), (s.T, story.links.T)):
            linked = links.any(1); hit += int(links.gather(1, x.argmax(1, keepdim=True))[linked].sum()); every += int(linked.sum())
    return f"{100 * hit / max(every, 1):.1f} % of {every} clauses"


def main():
    p = argparse.ArgumentParser(); p.add_argument("stories"); p.add_argument("mpnet"); p.add_argument("--out", required=True); p.add_argument("--start"); p.add_argument("--no-words", action="store_true")
    p.add_argument("--passes", type=int, default=5); p.add_argument("--lr", type=float, default=4e-5); p.add_argument("--seed", type=int, default=0); A = p.parse_args()
    torch.manual_seed(A.seed); random.seed(A.seed)
    with open(A.stories) as f: stories = [Story(s) for s in json.load(f) if not (A.no_words and s["kind"] == "words")]
    model = Comparer(A.mpnet)
    if A.start: model.load_state_dict(torch.load(A.start))
    model.eval()
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for s in (side for story in stories for side in story.sides): s.below = model.e.lower(s).bfloat16()
    left, train = [s for s in stories if s.isLeftOut], [s for s in stories if not s.isLeftOut]
    body = [q for n, q in model.named_parameters() if q.requires_grad and n.startswith("e.")]; heads = [q for n, q in model.named_parameters() if q.requires_grad and not n.startswith("e.")]
    best = torch.optim.AdamW([{"params": body, "lr": A.lr}, {"params": heads, "lr": 10 * A.lr}], weight_decay=.01)
    steps = A.passes * len(train); pace = torch.optim.lr_scheduler.LambdaLR(best, lambda k: min(1, k / 40) * max(0., 1 - k / steps)); start = time.time()
    for n in range(A.passes):
        random.shuffle(train); model.train(); total = np.zeros(4)
        for story in train:
            with torch.autocast("cpu", torch.bfloat16): parts = losses(model, story); loss = .5 * parts[0] + parts[1] + parts[2] + .5 * parts[3]
            best.zero_grad(); loss.backward(); nn.utils.clip_grad_norm_(body + heads, 1.); best.step(); pace.step(); total += [float(x) for x in parts]
        model.eval(); print(n, "losses", np.round(total / len(train), 3), likeliest_right(model, left), f"{time.time() - start:.0f} s", flush=True)
        torch.save(model.state_dict(), A.out)


if __name__ == "__main__": main()
