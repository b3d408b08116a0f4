#!/usr/bin/env python3
"""Trains three layers beside the upper ones of the comparer: which words of two reports stand for one thing, which of those put it in another light, and
with which words a reporter evaluates.

    wordings.py work/wordings.json work/comparer ../models/reader.onnx --out work/wordings.pt
    wordings.py work/wordings.json work/comparer ../models/reader.onnx --fold 0 --all work/clauses.json --out work/wordings-0   # also of all stories left out, .f32 and .json

They begin as the comparer's own fourth to sixth and see what its third gives; the comparer itself stays as it is. A word is the mean of its pieces. For each
word of a sentence, the softmax over the words of the other sentence and "none" has to give those that stand for the same, both ways, as in word alignment
(Dou and Neubig 2021). The same word may stand for the same or not: there only none is wrong. A linear function of a word tells whether it evaluates, and
others its tone: two wordings put a thing in another light where their tones lie far apart."""
import argparse, copy, json, random, re, time
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
from comparer import Comparer, FOLDS, LONGEST, padded, windows
from words import paragraphs, pieces

BELOW, WIDTH, TONES = 3, 128, 16
HEAT, NONE = 16., 7.6  # HEAT * the cosine of two words, beside NONE
FAR = 2.  # the square of how far tones lie apart, beside FAR
CLEAR, MILD = 1., .5
# of words without a counterpart, the same word in both, and those that stand everywhere
ALONE, SAME, COMMON = .35, .3, .05
STOP = set("the a an of to in on at for and or but that which who whom with by from as was were is are be been had has have it its his her he she they them their this these those not no n't after before when while into over about than then also".split())


def stem(word): return re.sub(r"(ing|ed|es|s|'s|’s)$", "", word.lower()) or word.lower()


def words_of(text, sentences):
    """for each sentence its words and where the pieces of each begin and end among those of the sentence: (from, to, first, last)"""
    all, k, out = [w for p in paragraphs(text) for w in p], 0, []
    for a, b in sentences:
        while k < len(all) and all[k][1] <= a: k += 1
        n, at, own = k, 0, []
        while n < len(all) and all[n][0] < b:
            size = len(pieces(text[all[n][0]:all[n][1]]))
            if at + size > LONGEST: break
            own.append((*all[n][:2], at, at + size)); at += size; n += 1
        out.append(own)
    return out


class Text:
    def __init__(self, text, sentences, encoder):
        rows, _, self.whole = windows(text, sentences, [])
        ids, self.mask = padded(rows)
        x = encoder.ln(encoder.word(ids) + encoder.place.weight[:ids.shape[1]] + encoder.kind + encoder.shape.weight[0] + encoder.quote.weight[0])
        m = (~self.mask)[:, None, None, :].to(x.dtype) * -1e4
        for l in list(encoder.layers)[:BELOW]: x = l(x, m)
        self.below, self.words = x.bfloat16(), words_of(text, sentences)
        self.starts, at = [], 0
        for own in self.words: self.starts.append(at); at += len(own)
        flat = [(self.whole[s][0], self.whole[s][1] + f, self.whole[s][1] + t) for s, own in enumerate(self.words) for _, _, f, t in own]
        self.at = [torch.tensor(x) for x in zip(*flat)]

    def of(self, sentence): return slice(self.starts[sentence], self.starts[sentence] + len(self.words[sentence]))


class Story:
    def __init__(self, s, encoder):
        self.fold = s["fold"]; self.texts = [Text(t, s["sentences"][k], encoder) for k, t in enumerate(s["texts"])]
        self.pairs, self.evaluating = [], []
        for p in s["pairs"]:
            own, others = (self.texts[k].words[p["at"][k]] for k in (0, 1)); linked = torch.zeros(len(own), len(others), dtype=torch.bool)
            phrases = []
            for f, t, g, u, how in p["words"]:
                a, b = [n for n, w in enumerate(own) if w[0] < t and w[1] > f], [m for m, v in enumerate(others) if v[0] < u and v[1] > g]
                for n in a: linked[n, b] = True
                if how in "cdn" and a and b: phrases.append((a, b, how == "c"))
            a, b = ([s["texts"][k][w[0]:w[1]].lower() for w in l] for k, l in ((0, own), (1, others)))
            same = torch.tensor([[stem(x) == stem(y) and x not in STOP for y in b] for x in a], dtype=torch.bool).reshape(len(a), len(b))
            common = [torch.tensor([not w[0].isalnum() or w in STOP for w in l], dtype=torch.bool) for l in (a, b)]
            if a and b: self.pairs.append((*p["at"], linked, same, common, phrases))
        for k, marks in enumerate(s["evaluating"]):
            if marks is None: self.evaluating.append(None); continue
            self.evaluating.append(torch.tensor([max([CLEAR if how == 2 else MILD for f, t, how in marks if f < w[1] and t > w[0]], default=0.) for own in self.texts[k].words for w in own]))


class Wordings(nn.Module):
    def __init__(self, encoder):
        super().__init__()
        self.layers = nn.ModuleList(copy.deepcopy(l) for l in list(encoder.layers)[BELOW:])
        self.word, self.evaluates, self.tone = nn.Linear(384, WIDTH), nn.Linear(384, 1), nn.Linear(384, TONES, bias=False)
        nn.init.constant_(self.evaluates.bias, -3.)

    def forward(self, text):
        """of each word of a text a vector of length 1, the logarithm of the odds that it evaluates, and its tone"""
        x = text.below.float(); m = (~text.mask)[:, None, None, :].to(x.dtype) * -1e4
        for l in self.layers: x = l(x, m)
        sums = F.pad(x.float().cumsum(1), (0, 0, 1, 0)); w, f, t = text.at
        x = (sums[w, t] - sums[w, f]) / (t - f)[:, None]
        return F.normalize(self.word(x).float(), dim=-1), self.evaluates(x).float()[:, 0], self.tone(x).float()

    def scores(self, a, b):
        """how likely words stand for the same, beside none: forth and back"""
        x = HEAT * (a @ b.T)
        return x, x.T


    def coloured(self, story, read, pair):
        """the logarithm of the odds that each two wordings of a pair of sentences put a thing in another light, and whether they do"""
        i, j, *_, phrases = pair; a, b = read[0][2][story.texts[0].of(i)], read[1][2][story.texts[1].of(j)]
        apart = torch.stack([(a[x].mean(0) - b[y].mean(0)).pow(2).sum() for x, y, _ in phrases])
        return apart - FAR, torch.tensor([float(c) for _, _, c in phrases])


def loss(model, story):
    read = [model(t) for t in story.texts]; sums = [0., 0.]; light = []
    for pair in story.pairs:
        i, j, linked, same, common, phrases = pair
        if phrases: light.append(F.binary_cross_entropy_with_logits(*model.coloured(story, read, pair), reduction="none"))
        for x, l, s, c in zip(model.scores(read[0][0][story.texts[0].of(i)], read[1][0][story.texts[1].of(j)]), (linked, linked.T), (same, same.T), common):
            none = torch.full((len(x),), NONE); every = torch.logaddexp(x.logsumexp(1), none); has, again = l.any(1), s.any(1)
            among = lambda ok: torch.where(ok, x, torch.full_like(x, -1e4)).logsumexp(1)
            right = torch.where(has, among(l | s), torch.where(again, torch.logaddexp(among(s), none), none))
            weight = torch.where(has, 1., torch.where(again, SAME, torch.where(c, COMMON, ALONE)))
            sums[0] = sums[0] + ((every - right) * weight).sum(); sums[1] = sums[1] + weight.sum()
    words = sums[0] / sums[1] if story.pairs else None
    told = [F.binary_cross_entropy_with_logits(z, marks) for (_, z, _), marks in zip(read, story.evaluating) if marks is not None]
    return words, sum(told) / len(told) if told else None, torch.cat(light).mean() if light else None


def area(rows):
    """how often one that is has a higher figure than one that is not"""
    below = pairs = 0
    for _, is_so in sorted(rows):
        if is_so: pairs += below
        else: below += 1
    return pairs / max(1, below * (len(rows) - below))


def shown(model, stories):
    """of marked words the share whose likeliest is right; of those that are said to evaluate how many are marked, and the other way round"""
    hit = every = 0; rows, light = [], []
    for s in stories:
        read = [model(t) for t in s.texts]
        for pair in s.pairs:
            i, j, linked, same, _, phrases = pair
            if phrases: light += list(zip(*(x.tolist() for x in model.coloured(s, read, pair))))
            for x, l, o in zip(model.scores(read[0][0][s.texts[0].of(i)], read[1][0][s.texts[1].of(j)]), (linked, linked.T), (same, same.T)):
                has = l.any(1); hit += int((l | o).gather(1, x.argmax(1, keepdim=True))[has].sum()); every += int(has.sum())
        for (_, z, _), marks in zip(read, s.evaluating):
            if marks is not None: rows += list(zip(z.tolist(), marks.tolist()))
    found = [y for z, y in rows if z > -.4]
    return f"words {100 * hit / max(1, every):.1f} % of {every}; evaluating P {100 * sum(y > 0 for y in found) / max(1, len(found)):.0f} of {len(found)}, R {100 * sum(y > 0 for y in found) / max(1, sum(y > 0 for _, y in rows)):.0f} of {sum(y > 0 for _, y in rows)}; coloured: area {area(light):.3f} of {len(light)}"


def main():
    p = argparse.ArgumentParser(); p.add_argument("wordings"); p.add_argument("comparer"); p.add_argument("reader"); p.add_argument("--out", required=True)
    p.add_argument("--fold", type=int); p.add_argument("--all"); p.add_argument("--passes", type=int, default=4); p.add_argument("--lr", type=float, default=1e-4); p.add_argument("--seed", type=int, default=0); A = p.parse_args()
    torch.manual_seed(A.seed); random.seed(A.seed)
    comparer = Comparer(A.reader); comparer.encoder.load_state_dict(torch.load(A.comparer + (".pt" if A.fold is None else f"-{A.fold}.pt"))); comparer.eval()
    with open(A.wordings) as f: given = json.load(f)
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16): stories = [Story(s, comparer.encoder) for s in given]
    left = [s for s in stories if A.fold is not None and s.fold % FOLDS == A.fold]; train = [s for s in stories if s not in left]
    model = Wordings(comparer.encoder); body = list(model.layers.parameters())
    best = torch.optim.AdamW([{"params": body, "lr": A.lr}, {"params": [*model.word.parameters(), *model.evaluates.parameters(), *model.tone.parameters()], "lr": 5e-4}], weight_decay=.01)
    steps = A.passes * len(train); pace = torch.optim.lr_scheduler.LambdaLR(best, lambda k: min(1, k / 30) * max(0., 1 - k / steps)); start = time.time()
    for n in range(A.passes):
        random.shuffle(train); total = [0., 0., 0.]; model.train()
        for story in train:
            with torch.autocast("cpu", torch.bfloat16): words, told, light = loss(model, story)
            l = 0.
            if words is not None: l = l + words; total[0] += words.item()
            if told is not None: l = l + 3 * told; total[1] += told.item()
            if light is not None: l = l + .5 * light; total[2] += light.item()
            best.zero_grad(); l.backward(); nn.utils.clip_grad_norm_(body, 1.); best.step(); pace.step()
        model.eval()
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            kinds = [(name, [s for s in left if len(s.texts) == k]) for name, k in (("pairs", 2), ("reports alone", 1))]
            print(n, f"loss {total[0] / len(train):.3f} {total[1] / len(train):.4f} {total[2] / len(train):.3f} {time.time() - start:.0f} s", *(f"\n    {name}: {shown(model, own)}" for name, own in kinds if own), flush=True)
    torch.save(model.state_dict(), A.out if A.fold is None else A.out + ".pt")
    if A.fold is None: return
    index, rows = [], []
    with open(A.all) as f: all = json.load(f)
    with torch.no_grad():
        for k, s in enumerate(all):
            if k % FOLDS != A.fold: continue
            for side, text in enumerate(s["texts"]):
                t = Text(text, s["sentences"][side], comparer.encoder)
                index.append([k, [[w[:2] for w in own] for own in t.words]]); vectors, odds, tones = model(t); rows.append(torch.cat([vectors, odds[:, None], tones], 1))
    torch.cat(rows).numpy().astype("<f4").tofile(A.out + ".f32")
    with open(A.out + ".json", "w") as f: json.dump(index, f)


if __name__ == "__main__": main()
