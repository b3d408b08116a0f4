"""A reader on dev with a plain decoder (src/ has the real one), by the reference scorer. The texts are in the basic plane, so that code points are UTF-16 offsets too."""
import contextlib, io, json, os, sys
import torch
import data as D
import events as E
import gum as G
from losses import batch

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(D.DATA, "..", "eval"))


def runs(labels, value, words, skip=()):
    out, i = [], 0
    while i < len(labels):
        if labels[i] == value and i not in skip:
            j = i
            while j + 1 < len(labels) and labels[j + 1] == value: j += 1
            out.append({"from": words[i][0], "to": words[j][1]}); i = j + 1
        else: i += 1
    return out


def statements(m, x, w, least):
    W = x["words"]; n = len(W); p = m.cue(w)[0].softmax(-1)
    begins = [i for i in range(n) if p[i, 1] > p[i, 2] and 1 - p[i, 0] >= least]
    if not begins: return []
    P = torch.tensor(begins); A, O = m.attribution.vectors(w); out = []
    L = m.attribution.score(A[0, P], O.expand(len(P), -1, -1), P, torch.ones(len(P), n, dtype=torch.bool)).argmax(-1).tolist()
    content = [{i for i, v in enumerate(l) if v == 2} for l in L]
    for k, (i, l) in enumerate(zip(begins, L)):
        j = i
        while j + 1 < n and p[j + 1].argmax() == 2: j += 1
        own = range(i, j + 1)
        out.append({"cue": {"spans": [{"from": W[i][0], "to": W[j][1]}]}, "speaker": {"spans": runs(l, 1, W, own)}, "content": {"spans": runs(l, 2, W, own)}, "within": "x" if any(i in c for q, c in enumerate(content) if q != k) else None})
    return out


def events(m, x, w, least=.4):
    W = x["words"]; n = len(W); p = m.trigger(w)[0].softmax(-1)
    begins = [i for i in range(n) if p[i, 1::2].sum() >= least and p[i, 1::2].sum() >= p[i, 2::2].sum()]
    if not begins: return []
    ends = []
    for i in begins:
        j = i
        while j + 1 < n and j - i < 3 and p[j + 1, 2::2].sum() > .5: j += 1
        ends.append(j)
    P, Q = torch.tensor(begins), torch.tensor(ends); v = torch.cat([w[0, P], w[0, Q]], -1)
    types = (p[P][:, 1::2].clamp(min=1e-9).log() + m.event_type(v).log_softmax(-1)).argmax(-1).tolist(); status = m.event_status(v).argmax(-1).tolist()
    A, O = m.event.vectors(w); y = m.event.score(A[0, P], O.expand(len(P), -1, -1), P, torch.ones(len(P), n, dtype=torch.bool)).split([4, 3, 2], -1); out = []
    parts, asserters = y[0].argmax(-1).tolist(), y[2].argmax(-1).tolist()
    for i, j, t, s, a, b in zip(begins, ends, types, status, parts, asserters):
        one = lambda r: [{"spans": [q]} for q in runs(a, r, W)]
        out.append({"trigger": {"from": W[i][0], "to": W[j][1]}, "type": E.TYPES[t], "status": E.STATUS[s], "actors": one(1), "recipients": one(2), "assertedBy": {"spans": runs(b, 1, W)}, "confidence": float(p[i, 1::2].sum())})
    return out


@torch.no_grad()
def evaluate(m, gum_dev, quick=False, least=.4):
    import score
    m.eval(); os.makedirs(os.path.join(HERE, "work"), exist_ok=True)
    path = os.path.join(HERE, "work", f"dev-{os.getpid()}.jsonl")

    def write(records):
        with open(path, "w") as f:
            for r in records: f.write(json.dumps(r) + "\n")
    rows = E.dev()
    for row in rows: row["window"] = E.window([row["prepared"]])
    write({"document": {"id": r["id"], "text": r["text"]}, "statements": [], "times": [], "events": events(m, r["window"], m.words(batch([r["window"]])), least)} for r in rows)
    out = io.StringIO()
    with contextlib.redirect_stdout(out): score.events([{k: r[k] for k in ("id", "text", "events")} for r in rows], path)
    print("\n".join(out.getvalue().split("\n")[:8]))
    pairs = D.read("events/plv-dev.jsonl.gz")
    windows = [E.window([E.prepared(r["text"], [])]) for r in pairs]
    write({"document": {"id": r["id"], "text": r["text"]}, "statements": [], "times": [], "events": events(m, w, m.words(batch([w])), least)} for r, w in zip(pairs, windows))
    out = io.StringIO()
    with contextlib.redirect_stdout(out): score.types(pairs, path)
    print(out.getvalue().strip().split("\n")[-1])
    right = found = marked = typed = heads = total = 0
    for d in gum_dev:
        for x in d["windows"]:
            w = m.words(batch([x]))[0]; kinds = m.mentions.kind(w).argmax(-1); at = kinds.nonzero()[:, 0]
            gold = {(h, a, z): t for h, a, z, _, t, _, _ in x["mentions"]}; marked += len(gold); found += len(at)
            if len(at):
                edges = m.mentions.edges(w[at], w[None].expand(len(at), -1, -1), at, torch.ones(len(at), len(w), dtype=torch.bool)).argmax(1).tolist(); types = m.mentions.entity(w[at]).argmax(-1).tolist()
                for h, (a, z), t in zip(at.tolist(), edges, types):
                    if (h, a, z) in gold: right += 1; typed += gold[h, a, z] == t
            _, arcs = m.syntax(w[None]); head = torch.tensor(x["head"]); known = head >= 0
            heads += int((arcs[0].argmax(-1) == head)[known].sum()); total += int(known.sum())
    print(f"mentions F {200 * right / (found + marked):.1f} (n={marked}), type right of found {100 * typed / max(1, right):.1f}   UAS {100 * heads / total:.1f}", flush=True)
    articles = D.read("attribution/dev.jsonl.gz")[:20 if quick else None]
    records = []
    for d in map(D.prepared, articles):
        own = [s for a, z in D.cuts(d, 256) for x in [D.window(d, a, z)] for s in statements(m, x, m.words(batch([x])), .5)]
        records.append({"document": {"id": d["id"], "text": d["text"]}, "statements": own, "events": [], "times": []})
    write(records); out = io.StringIO()
    with contextlib.redirect_stdout(out): score.attribution(articles, path)
    print("\n".join(l for l in out.getvalue().split("\n") if "who said" in l or "to the word" in l), flush=True)
    os.remove(path)
