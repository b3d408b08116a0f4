#!/usr/bin/env python3
"""Trains the comparer: MiniLM-L6-v2 so that the vectors of clauses that tell of one matter are alike, whatever their words.

    comparer.py work/clauses.json ../models/reader.onnx --out work/comparer.pt
    comparer.py work/clauses.json ../models/reader.onnx --fold 0 --out work/comparer-0      # vectors of the stories left out, .f32 and .json

A clause's vector is the mean of its pieces as they stand in their report, of length 1. For each clause whose links are known, the softmax over the
clauses of the other report and "none" has to give those that tell of the same (contrastive, as in SimCSE, Gao et al. 2021, with none as one more choice), and
its sum has to tell whether there is any. The table of word pieces is the reader's and stays as it is, so that both share it."""
import argparse, json, random, time
import numpy as np, onnx, torch, torch.nn as nn, torch.nn.functional as F
from onnx import numpy_helper
from model import Encoder
from words import CLS, SEP, paragraphs, pieces

LONGEST = 254
HEAT, SENTENCE, NONE = 14.0, 0.4, 6.6   # HEAT * (cosine of the clauses + SENTENCE * cosine of their sentences), beside NONE
FOLDS = 3


def windows(text, sentences, clauses):
    """the pieces of a report in windows of whole sentences, and where its clauses and sentences stand in them: (window, from, to)"""
    assert len(text.encode("utf-16-le")) == 2 * len(text), "offsets are UTF-16"
    words = [w for p in paragraphs(text) for w in p]
    held, k = [], 0
    for a, b in sentences:
        ids, at = [], []
        while k < len(words) and words[k][1] <= a: k += 1
        n = k
        while n < len(words) and words[n][0] < b:
            for piece in pieces(text[words[n][0]:words[n][1]]): ids.append(piece); at.append(words[n][:2])
            n += 1
        held.append((ids[:LONGEST], at[:LONGEST]))
    parts, size = [[]], 0
    for s, (ids, _) in enumerate(held):
        if parts[-1] and size + len(ids) > LONGEST: parts.append([]); size = 0
        parts[-1].append(s); size += len(ids)
    where, rows = {}, []
    for w, part in enumerate(parts):
        row = [CLS]
        for s in part: where[s] = (w, len(row)); row += held[s][0]
        rows.append(row + [SEP])
    spans, whole = [], []
    for s in range(len(sentences)):
        w, first = where[s]; whole.append((w, first, first + max(1, len(held[s][0]))))
    for a, b, s in clauses:
        w, first = where[s]; own = [i for i, (x, y) in enumerate(held[s][1]) if x < b and y > a]
        spans.append((w, first + own[0], first + own[-1] + 1) if own else whole[s])
    return rows, spans, whole


def padded(rows):
    """rows of pieces as one tensor, and which of it are pieces"""
    n = max(map(len, rows)); ids = torch.zeros(len(rows), n, dtype=torch.long); mask = torch.zeros(len(rows), n, dtype=torch.bool)
    for k, row in enumerate(rows): ids[k, :len(row)] = torch.tensor(row); mask[k, :len(row)] = True
    return ids, mask


class Story:
    def __init__(self, s):
        self.isReal = s["isReal"]
        self.sides = [windows(t, s["sentences"][k], s["clauses"][k]) for k, t in enumerate(s["texts"])]
        self.sentence = [torch.tensor([c[2] for c in s["clauses"][k]]) for k in (0, 1)]
        n, m = (len(side[1]) for side in self.sides)
        self.links = torch.zeros(n, m, dtype=torch.bool)
        for a, b in s["links"]: self.links[a, b] = True
        self.known, self.told = [torch.zeros(k, dtype=torch.bool) for k in (n, m)], [torch.full((k,), -1.) for k in (n, m)]
        for k in (0, 1):
            self.known[k][s["known"][k]] = True
            for c, v in s["told"][k].items(): self.told[k][int(c)] = float(v)


class Comparer(nn.Module):
    def __init__(self, reader):
        super().__init__()
        self.encoder = Encoder(6); self.encoder.load()
        kept = {i.name: numpy_helper.to_array(i) for i in onnx.load(reader).graph.initializer if i.name.startswith("reader.encoder.word")}
        q, scale, zero = (kept["reader.encoder.word.weight_" + x] for x in ("quantized", "scale", "zero_point"))
        with torch.no_grad(): self.encoder.word.weight.copy_(torch.from_numpy((q.astype(np.float32) - zero) * scale))
        for p in (self.encoder.word.weight, self.encoder.shape.weight, self.encoder.quote.weight): p.requires_grad = False
        self.told = nn.Parameter(torch.tensor([1., 0.]))

    def vectors(self, side):
        rows, spans, whole = side
        ids, mask = padded(rows)
        flat = torch.zeros_like(ids)
        h = self.encoder(ids, flat, flat, mask).float()
        sums = F.pad(h.cumsum(1), (0, 0, 1, 0))
        def mean(at):
            w, a, b = map(torch.tensor, zip(*at)); return F.normalize((sums[w, b] - sums[w, a]) / (b - a)[:, None], dim=-1)
        return mean(spans), mean(whole)

    def forward(self, story):
        (a, sa), (b, sb) = map(self.vectors, story.sides)
        sentences = (sa @ sb.T)[story.sentence[0]][:, story.sentence[1]]
        return HEAT * (a @ b.T + SENTENCE * sentences)


def loss(model, story):
    s = model(story); total, n = 0., 0
    for x, links, known, told in ((s, story.links, story.known[0], story.told[0]), (s.T, story.links.T, story.known[1], story.told[1])):
        every = x.logsumexp(1); some = torch.logaddexp(every, torch.full_like(every, NONE)); linked = links.any(1)
        right = torch.where(linked, torch.where(links, x, torch.full_like(x, -1e4)).logsumexp(1), torch.full_like(every, NONE))
        ok = known & (linked | (told == 0)); total = total + (some - right)[ok].sum(); n += int(ok.sum())
        ok = told >= 0; total = total + F.binary_cross_entropy_with_logits(model.told[0] * (every - NONE) + model.told[1], told.clamp(min=0), reduction="none")[ok].sum(); n += int(ok.sum())
    return total / max(n, 1)


def right(model, stories):
    """of the clauses of real and of invented stories that have links, how many are likest one of theirs"""
    out = {}
    for real in (True, False):
        hit = every = 0
        for story in stories:
            if story.isReal != real: continue
            s = model(story)
            for x, links in ((s, story.links), (s.T, story.links.T)):
                linked = links.any(1); hit += int(links.gather(1, x.argmax(1, keepdim=True))[linked].sum()); every += int(linked.sum())
        if every: out["real" if real else "invented"] = f"{100 * hit / every:.1f} % of {every}"
    return out


def main():
    p = argparse.ArgumentParser(); p.add_argument("clauses"); p.add_argument("reader"); p.add_argument("--out", required=True)
    p.add_argument("--fold", type=int); p.add_argument("--passes", type=int, default=5); p.add_argument("--lr", type=float, default=6e-5); p.add_argument("--seed", type=int, default=0); A = p.parse_args()
    torch.manual_seed(A.seed); random.seed(A.seed)
    with open(A.clauses) as f: stories = [Story(s) for s in json.load(f)]
    left = [k for k in range(len(stories)) if A.fold is not None and k % FOLDS == A.fold]
    train = [s for k, s in enumerate(stories) if k not in set(left)]
    model = Comparer(A.reader)
    body = [q for n, q in model.named_parameters() if q.requires_grad and n != "told"]
    best = torch.optim.AdamW([{"params": body, "lr": A.lr}, {"params": [model.told], "lr": 1e-2}], weight_decay=.01)
    steps = A.passes * len(train); pace = torch.optim.lr_scheduler.LambdaLR(best, lambda k: min(1, k / 30) * max(0., 1 - k / steps))
    start = time.time()
    for n in range(A.passes):
        random.shuffle(train); total = 0.; model.train()
        for story in train:
            with torch.autocast("cpu", torch.bfloat16): l = loss(model, story)
            best.zero_grad(); l.backward(); nn.utils.clip_grad_norm_(body, 1.); best.step(); pace.step(); total += l.item()
        model.eval()
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16): seen = right(model, [stories[k] for k in left])
        print(n, f"loss {total / len(train):.3f}", seen, f"{time.time() - start:.0f} s", flush=True)
    torch.save(model.encoder.state_dict(), A.out if A.fold is None else A.out + ".pt")
    if A.fold is None: return
    index, rows = [], []
    with torch.no_grad():
        for k in left:
            for side in stories[k].sides:
                clauses, sentences = model.vectors(side); index.append([k, len(clauses), len(sentences)]); rows += [clauses, sentences]
    torch.cat(rows).numpy().astype("<f4").tofile(A.out + ".f32")
    with open(A.out + ".json", "w") as f: json.dump(index, f)


if __name__ == "__main__": main()
