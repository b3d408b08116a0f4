#!/usr/bin/env python3
"""Train the reader on READOUT_DATA and train/data and score it on dev.

    train.py [--start ../models/reader.onnx] [--steps 3000 --lr 2e-4 --threads 2] [--out work/reader.pt]
    train.py --score work/reader.pt

Every step takes a batch of events and a stretch of GUM, every other step one of attribution too. The weights kept are an
exponential moving average of the steps (Polyak and Juditsky 1992). bf16 where the processor is fast at it, else --fp32."""
import argparse, contextlib, copy, os, random, sys, time
import torch
import data as D
import events as E
import gum as G
from evaluate import evaluate
from losses import attribution_loss, events_loss, gum_loss
from model import Reader
from start import weights

HERE = os.path.dirname(os.path.abspath(__file__))


def batches(make, size, rng):
    """batches of windows of like length, pass after pass, each pass made anew"""
    while True:
        ws = make(); rng.shuffle(ws); order = []
        for i in range(0, len(ws), size * 20):
            c = sorted(ws[i:i + size * 20], key=lambda w: len(w["ids"])); order += [c[j:j + size] for j in range(0, len(c), size)]
        rng.shuffle(order); yield from order


def stretches(docs, rng, longest=4):
    """a few windows in order of one document of GUM, and what of its mentions is alike"""
    while True:
        order = [(d, i) for d in docs for i in range(0, len(d["windows"]), longest)]; rng.shuffle(order)
        for d, i in order:
            i = max(0, i - rng.randrange(longest)); yield d["windows"][i:i + longest], d["alike"]


def relations_of(docs):
    found = sorted({r for d in docs for r in d["rel"]})
    for d in docs:
        d["windows"] = G.windows(d); d["alike"] = G.related(d)
        for w in d["windows"]: w["relation"] = [found.index(r) for r in w["rel"]]
    return found


if __name__ == "__main__":
    p = argparse.ArgumentParser(); p.add_argument("--start"); p.add_argument("--steps", type=int, default=3000); p.add_argument("--lr", type=float, default=2e-4); p.add_argument("--threads", type=int, default=2)
    p.add_argument("--seed", type=int, default=2); p.add_argument("--minutes", type=float, help="steps are cut to what fits"); p.add_argument("--reload", action="store_true", help="read the marked events anew each pass: more may have come"); p.add_argument("--fp32", action="store_true"); p.add_argument("--out", default=os.path.join(HERE, "work", "reader.pt")); p.add_argument("--score"); A = p.parse_args()
    random.seed(A.seed); torch.manual_seed(A.seed); torch.set_num_threads(A.threads); rng = random.Random(A.seed)
    os.makedirs(os.path.join(HERE, "work"), exist_ok=True)
    gum, gum_dev = G.documents("train"), G.documents("dev")
    relations = relations_of(gum + gum_dev)
    if A.score:
        kept = torch.load(A.score); m = Reader(len(kept["relations"])); m.load_state_dict(kept["model"]); evaluate(m, gum_dev); sys.exit()
    articles = [D.prepared(d) for d in D.read("attribution/train.jsonl.gz")]; nested = D.cue_words(articles)
    items = E.items()
    m = Reader(len(relations))
    if not A.start: m.encoder.load()
    elif A.start.endswith(".onnx"): print("without a start:", m.load_state_dict(weights(A.start, m), strict=False).missing_keys)
    else: m.load_state_dict(torch.load(A.start)["model"])
    ema = copy.deepcopy(m)
    # tables that are added to scores begin at nothing and have far to go; what was trained before goes slowly
    tables = ("links.like", "links.far", "links.apart", "links.same", "event.distance", "mentions.distance")
    speed = lambda n: 1 if n.startswith("encoder.") or (A.start and n.startswith(("cue", "attribution", "name"))) else 30 if n.startswith(tables) else 4
    groups = [{"params": [q for n, q in m.named_parameters() if speed(n) == k], "speed": k} for k in (1, 4, 30)]
    opt = torch.optim.AdamW(groups, lr=A.lr, weight_decay=.01, fused=True)
    print(len(articles), "articles,", len(items), "event items,", sum(len(x["alone"]["events"]) for x in items), "events,", len(gum), "GUM documents", flush=True)
    begun = time.time()

    def share():
        """how much of the training is done, by steps or by the clock"""
        return max(done / A.steps, (time.time() - begun) / (A.minutes * 60) if A.minutes else 0)

    event_batches = batches(lambda: E.passes(E.items() if A.reload else items, rng), 12, rng)
    articles_batches = batches(lambda: D.attribution_pass(articles, nested, rng), 14, rng)
    gum_stretches = stretches(gum, rng)
    auto = contextlib.nullcontext if A.fp32 else lambda: torch.autocast("cpu", torch.bfloat16)
    done, seen, spent = 0, {"event": [], "attribution": [], "gum": []}, {"event": 0, "attribution": 0, "gum": 0}
    while (s := share()) < 1:
        for group in opt.param_groups: group["lr"] = A.lr * group["speed"] * min(1, (done + 1) / 50) * max(.01, 1 - s)
        m.train(); opt.zero_grad()
        turns = [("event", 1, lambda: events_loss(m, next(event_batches))), ("gum", .5, lambda: gum_loss(m, *next(gum_stretches)))]
        if done % 2: turns.append(("attribution", 1.2, lambda: attribution_loss(m, next(articles_batches))))
        for name, weight, loss in turns:
            t = time.time()
            with auto(): l = loss()
            (weight * l).backward(); seen[name].append(l.item()); spent[name] += time.time() - t
        torch.nn.utils.clip_grad_norm_(m.parameters(), 1.); opt.step(); done += 1
        with torch.no_grad():
            decay = min(.998, (done + 1) / (done + 10))
            torch._foreach_lerp_(list(ema.parameters()), list(m.parameters()), 1 - decay)
        if done % 20 == 0: print(done, f"{100 * s:.1f} %", {k: round(sum(v[-20:]) / max(1, len(v[-20:])), 3) for k, v in seen.items()}, {k: round(v) for k, v in spent.items()}, round(time.time() - begun), "s", flush=True)
        if done % 500 == 0:
            torch.save({"model": ema.state_dict(), "relations": relations, "seed": A.seed, "steps": done}, A.out)
            evaluate(ema, gum_dev, quick=True)
    torch.save({"model": ema.state_dict(), "relations": relations, "seed": A.seed, "steps": done}, A.out)
    evaluate(ema, gum_dev)
