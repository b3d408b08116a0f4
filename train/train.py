#!/usr/bin/env python3
"""Train the reader on READOUT_DATA and score it on dev.

    train.py [--epochs 5 --lr 3e-4 --threads 2] [--out work/reader.pt]
    train.py --score work/reader.pt [--cue 0.5]

fp32 on two cores: about twelve minutes a pass. The weights kept are an exponential moving average of the steps (Polyak and Juditsky 1992)."""
import argparse, copy, json, math, os, random, sys, time
import torch, torch.nn.functional as F
import data as D
from model import Reader

HERE = os.path.dirname(os.path.abspath(__file__))


def batch(ws):
    T, N, B = max(len(w["ids"]) for w in ws), max(len(w["words"]) for w in ws), len(ws)
    z = lambda n: torch.zeros((B, n), dtype=torch.long)
    b = {"ids": z(T), "shape": z(T), "quote": z(T), "first": z(N), "mask": torch.zeros(B, T, dtype=torch.bool), "real": torch.zeros(B, N, dtype=torch.bool)}
    for i, w in enumerate(ws):
        t, n = len(w["ids"]), len(w["words"])
        for k in ("ids", "shape", "quote"): b[k][i, :t] = torch.tensor(w[k])
        b["mask"][i, :t] = True; b["first"][i, :n] = torch.tensor(w["first"]); b["real"][i, :n] = True
    return b


def padded(ws, key, n):
    out = torch.full((len(ws), n), -100)
    for i, w in enumerate(ws): out[i, :len(w[key])] = torch.tensor(w[key])
    return out


def ce(logits, gold):
    return F.cross_entropy(logits.float().reshape(-1, logits.shape[-1]), gold.reshape(-1), ignore_index=-100)


def attribution_loss(m, ws):
    b = batch(ws); n = b["first"].shape[1]; w = m.words(b)
    loss = 3 * ce(m.cue(w), padded(ws, "cue", n))
    I, P, L = [], [], []
    for i, x in enumerate(ws):
        for at, roles in x["roles"]: I.append(i); P.append(at); L.append(roles + [-100] * (n - len(roles)))
    if I:
        I, P, L = torch.tensor(I), torch.tensor(P), torch.tensor(L)
        a, o = m.attribution.vectors(w)
        loss = loss + 3 * ce(m.attribution.score(a[I, P], o[I], P, b["real"][I]), L)
    return loss


def gum_loss(m, ws):
    b = batch(ws); n = b["first"].shape[1]; w = m.words(b); heads = padded(ws, "head", n)
    upos, arcs = m.syntax(w)
    real = torch.cat([torch.ones(len(ws), 1, dtype=torch.bool), b["real"]], 1)
    return ce(arcs.float().masked_fill(~real[:, None, :], -1e4), heads) + ce(m.syntax.relations(w, heads.clamp(min=0)), padded(ws, "relation", n)) + .5 * ce(upos, padded(ws, "upos", n)) + 2 * ce(m.name(w), padded(ws, "name", n))


def runs(labels, value, words, skip=()):
    out, i = [], 0
    while i < len(labels):
        if labels[i] == value and i not in skip:
            j = i
            while j + 1 < len(labels) and labels[j + 1] == value: j += 1
            out.append({"from": words[i][0], "to": words[j][1]}); i = j + 1
        else: i += 1
    return out


@torch.no_grad()
def read(m, docs, longest=256, least=.5):
    """records (statements only) of prepared documents; offsets in code points. A plain decoder: src/model/ has the real one"""
    m.eval(); out = []
    for d in docs:
        statements = []
        for a, z in D.cuts(d, longest):
            x = D.window(d, a, z); w = m.words(batch([x])); W = x["words"]; n = len(W)
            p = m.cue(w)[0].softmax(-1)
            begins = [i for i in range(n) if p[i, 1] > p[i, 2] and 1 - p[i, 0] >= least]
            if not begins: continue
            P = torch.tensor(begins); A, O = m.attribution.vectors(w)
            L = m.attribution.score(A[0, P], O.expand(len(P), -1, -1), P, torch.ones(len(P), n, dtype=torch.bool)).argmax(-1).tolist()
            content = [{i for i, v in enumerate(l) if v == 2} for l in L]
            for k, (i, l) in enumerate(zip(begins, L)):
                j = i
                while j + 1 < n and p[j + 1].argmax() == 2: j += 1
                own = range(i, j + 1)
                statements.append({"cue": {"spans": [{"from": W[i][0], "to": W[j][1]}]}, "speaker": {"spans": runs(l, 1, W, own)}, "content": {"spans": runs(l, 2, W, own)}, "within": "x" if any(i in c for q, c in enumerate(content) if q != k) else None})
        out.append({"document": {"id": d["id"], "text": d["text"]}, "statements": statements, "events": [], "times": []})
    return out


def evaluate(m, least=.5):
    """by the reference scorer; the texts are in the basic plane, so that code points are UTF-16 offsets too"""
    sys.path.insert(0, os.path.join(D.DATA, "..", "eval"))
    import score
    path = os.path.join(HERE, "work", "dev.jsonl")
    with open(path, "w") as f:
        for r in read(m, DEV, least=least): f.write(json.dumps(r) + "\n")
    score.attribution(D.read("attribution/dev.jsonl.gz"), path)
    m.eval(); found = right = marked = heads = total = 0
    with torch.no_grad():
        for i in range(0, len(GUM_DEV), 16):
            ws = GUM_DEV[i:i + 16]; b = batch(ws); w = m.words(b); n = b["first"].shape[1]
            guess, gold = m.name(w).argmax(-1), padded(ws, "name", n)
            found += int(((guess > 0) & b["real"]).sum()); marked += int((gold > 0).sum()); right += int(((gold > 0) & (guess == gold)).sum())
            _, arcs = m.syntax(w); real = torch.cat([torch.ones(len(ws), 1, dtype=torch.bool), b["real"]], 1)
            heads += int(((arcs.masked_fill(~real[:, None, :], -1e4).argmax(-1) == padded(ws, "head", n)) & b["real"]).sum()); total += int(b["real"].sum())
    print(f"names, by word: P {100*right/max(found,1):.1f} R {100*right/marked:.1f} (n={marked})   UAS {100*heads/total:.1f}", flush=True)


if __name__ == "__main__":
    p = argparse.ArgumentParser(); p.add_argument("--epochs", type=int, default=5); p.add_argument("--lr", type=float, default=3e-4); p.add_argument("--threads", type=int, default=2); p.add_argument("--seed", type=int, default=2)
    p.add_argument("--steps", type=int, default=0); p.add_argument("--out", default=os.path.join(HERE, "work", "reader.pt")); p.add_argument("--score"); p.add_argument("--cue", type=float, default=.5); A = p.parse_args()
    random.seed(A.seed); torch.manual_seed(A.seed); torch.set_num_threads(A.threads); rng = random.Random(A.seed)
    os.makedirs(os.path.join(HERE, "work"), exist_ok=True)
    TRAIN, DEV = ([D.prepared(d) for d in D.read(f"attribution/{part}.jsonl.gz")] for part in ("train", "dev"))
    GUM, GUM_DEV = D.gum("train"), D.gum("dev")
    relations = sorted({r for w in GUM + GUM_DEV for r in w["rel"]})
    for w in GUM + GUM_DEV: w["relation"] = [relations.index(r) for r in w["rel"]]
    if A.score:
        kept = torch.load(A.score); m = Reader(len(kept["relations"])); m.load_state_dict(kept["model"]); evaluate(m, A.cue); sys.exit()
    nested = D.cue_words(TRAIN)
    m = Reader(len(relations)); m.encoder.load()
    ema = copy.deepcopy(m)
    old = [q for n, q in m.encoder.named_parameters() if not n.startswith(("shape", "quote"))]; ids = {id(q) for q in old}
    opt = torch.optim.AdamW([{"params": old, "lr": A.lr}, {"params": [q for q in m.parameters() if id(q) not in ids], "lr": A.lr * 4}], weight_decay=.01, fused=True)
    passes = [D.attribution_pass(TRAIN, nested, rng)]
    per = math.ceil(len(passes[0]) / 16)
    steps = A.steps or A.epochs * per
    print(len(passes[0]), "windows a pass,", len(GUM), "GUM windows,", steps, "steps,", len(nested), "cue words", flush=True)
    sch = torch.optim.lr_scheduler.LambdaLR(opt, lambda s: min(1, (s + 1) / (steps * .06)) * max(.01, 1 - s / steps))

    def forever(rows, n):
        while True:
            rng.shuffle(rows)
            for i in range(0, len(rows) - n + 1, n): yield rows[i:i + n]
    more, done, t0, seen = forever(GUM, 6), 0, time.time(), []
    while done < steps:
        ws = passes.pop() if passes else D.attribution_pass(TRAIN, nested, rng)
        rng.shuffle(ws); order = []
        for i in range(0, len(ws), 320):
            c = sorted(ws[i:i + 320], key=lambda w: len(w["ids"])); order += [c[j:j + 16] for j in range(0, len(c), 16)]
        rng.shuffle(order)
        for rows in order[:steps - done]:
            m.train(); opt.zero_grad()
            l = attribution_loss(m, rows); l.backward(); seen.append(l.item())
            if done % 3 == 0: (.5 * gum_loss(m, next(more))).backward()
            torch.nn.utils.clip_grad_norm_(m.parameters(), 1.); opt.step(); sch.step(); done += 1
            with torch.no_grad():
                decay = min(.998, (done + 1) / (done + 10))
                for a, q in zip(ema.parameters(), m.parameters()): a.lerp_(q, 1 - decay)
            if done % 20 == 0: print(done, steps, round(sum(seen[-20:]) / len(seen[-20:]), 3), round(time.time() - t0), "s", flush=True)
        torch.save({"model": ema.state_dict(), "relations": relations, "seed": A.seed, "steps": done}, A.out)
        evaluate(ema)
