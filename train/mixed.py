"""Windows of all marked texts at once, of several kinds in one batch: marked items alone or together, whole reports with what is marked in them, stretches of GUM.

A batch is rows of 320 pieces that hold several windows each. What is not marked in a window is left out of the losses (-100);
`soft` tells whether teachers may be asked about it: texts of dev are never shown for that."""
import lzma, os, pickle, random
import numpy as np, torch
import data as D, events as E, gum
from train import stretches

T = 320  # pieces a row


def unpack(x):
    w = x["w"]; b = np.cumsum(w[0]); n = len(b)
    d = {k: x[k] for k in ("text", "events", "id", "source", "attributions") if k in x}
    d["words"] = list(zip(b.tolist(), (b + w[1]).tolist(), w[2].tolist(), w[3].tolist()))
    p, i, d["pieces"] = x["p"].tolist(), 0, []
    for k in x["np"].tolist(): d["pieces"].append(p[i:i + k]); i += k
    d["shape"] = x["s"].tolist(); bits = lambda z: np.unpackbits(z)[:n].astype(bool).tolist()
    d["known"] = bits(x["known"]); d["dev"] = bits(x["dev"]) if "dev" in x else [False] * n
    return d


def load(folder):
    """what pack.py made: {reports, items, gum, gum_dev, relations, nested}"""
    blob = pickle.loads(lzma.decompress(open(os.path.join(folder, "data.pkl.xz"), "rb").read()))
    blob["reports"] = [unpack(d) for d in blob["reports"]]; blob["items"] = [(unpack(d), k) for d, k in blob["items"]]
    return blob


def rounds(xs, rng):
    while True:
        order = xs[:]; rng.shuffle(order); yield from order


def item_windows(items, rng):
    """marked items, three in ten alone, the others together in windows of several lengths; those of the guide's markers twice a pass"""
    together, size, longest = [], 0, 260
    for d in rounds([d for d, k in items for _ in range(k)], rng):
        if rng.random() < .3: w = E.window([d])
        else:
            k = sum(map(len, d["pieces"])) + 1
            if not (together and size + k > longest): together.append(d); size += k; continue
            w = E.window(together); together, size, longest = [d], k, rng.choice([120, 200, 260, 300])
        n = len(w["first"])
        if len(w["ids"]) <= T: yield {**w, "cue": [-100] * n, "roles": [], "soft": True, "loose": [False] * n}


def with_events(w, d, a, b):
    """a window of attribution with the events that are marked in its words"""
    n = b - a; w["trigger"] = [0 if d["known"][i] else -100 for i in range(a, b)]; w["events"] = []
    for trigger, kind, status, actors, recipients, place, time_, asserter in d["events"]:
        if trigger[0] < a or trigger[-1] >= b: continue
        parts, places, asserters = [0] * n, [0] * n, [0] * n
        for k in actors:
            if a <= k < b: parts[k - a] = 1
        for k in recipients:
            if a <= k < b: parts[k - a] = 2
        for k in place:
            if a <= k < b: places[k - a] = 1
        for k in time_:
            if a <= k < b: places[k - a] = 2
        for k in asserter:
            if a <= k < b: asserters[k - a] = 1
        for j, k in enumerate(trigger):
            parts[k - a] = 3
            if j == 0: w["trigger"][k - a] = 1 + 2 * kind
            elif w["trigger"][k - a] <= 0: w["trigger"][k - a] = 2 + 2 * kind
        w["events"].append((trigger[0] - a, trigger[-1] - a, kind, status, parts, places, asserters))
    return w


def report_windows(reports, nested, rng, soft):
    """windows of whole reports; without `soft` only those in which something is marked"""
    polnear = [d for d in reports if d["source"] == "polnear"]
    weight = {"polnear": 2, "basil": 2, "timebank": 2, "ngec": 1}
    bag = [d for d in reports for _ in range(weight[d["source"]])]; buffer = []
    while True:
        order = bag[:]; rng.shuffle(order)
        second = D.second_hand(rng.sample(polnear, 280), 330, rng)
        for d in second: d.update(source="second", known=[False] * len(d["words"]), dev=[False] * len(d["words"]), events=[])
        order += second; rng.shuffle(order)
        for d in order:
            longest = rng.choice([128, 192, 240, 256, 256, 288, 310]); polled = d["source"] in ("polnear", "second")
            style = rng.choice(D.STYLES) if d["source"] == "polnear" and rng.random() < .12 else None
            for a, b in D.cuts(d, longest):
                if not polled and not soft and not any(d["known"][a:b]): continue
                if not polled and any(d["dev"][a:b]): continue
                w = with_events(D.window(d, a, b, style, nested), d, a, b)
                if len(w["ids"]) > T: continue
                w["loose"] = [c == -100 for c in w["cue"]]
                if not polled: w["cue"], w["roles"], w["loose"] = [-100] * (b - a), [], [False] * (b - a)
                w["soft"] = not any(d["dev"][a:b]); buffer.append(w)
                if len(buffer) > 250: k = rng.randrange(250); buffer[k], buffer[-1] = buffer[-1], buffer[k]; yield buffer.pop()


def batches(blob, seed, soft, sizes):
    rng = random.Random(seed)
    es, ds, gs = item_windows(blob["items"], rng), report_windows(blob["reports"], blob["nested"], rng, soft), stretches(blob["gum"], rng, 5)
    while True:
        ws = []
        for stream, size in ((es, sizes[0]), (ds, sizes[1])):
            k = 0
            while k < size: w = next(stream); ws.append(w); k += len(w["ids"])
        g, alike = next(gs); k = len(ws)
        for w in g:
            n = len(w["first"]); ws.append({**w, "cue": [-100] * n, "roles": [], "trigger": [-100] * n, "events": [], "soft": True, "loose": [False] * n})
        yield collate(ws, k, alike)


def collate(ws, g0, alike):
    """windows in rows, as tensors; those from `g0` on are one stretch of GUM"""
    rows = []
    for i in sorted(range(len(ws)), key=lambda i: -len(ws[i]["ids"])):
        k = len(ws[i]["ids"])
        row = next((r for r in rows if r[0] + k <= T), None)
        if row is None: row = [0, []]; rows.append(row)
        row[1].append((i, row[0])); row[0] += k
    R, W, N = len(rows), len(ws), max(len(w["first"]) for w in ws)
    N = (N + 7) // 8 * 8
    b = {k: np.zeros((R, T), np.int64) for k in ("ids", "shape", "quote", "pos")}; b["seg"] = np.full((R, T), -1, np.int64)
    b["first"] = np.arange(W * N).reshape(W, N) % (R * T); b["real"] = np.zeros((W, N), bool)
    for k in ("cue", "trigger", "name", "upos", "relation", "head"): b[k] = np.full((W, N), -100, np.int64)
    b["kd"] = np.zeros((W, N), bool); b["kdcue"] = np.zeros((W, N), bool)
    for r, (_, own) in enumerate(rows):
        for i, at in own:
            w = ws[i]; k, n = len(w["ids"]), len(w["first"]); s = slice(at, at + k)
            for key in ("ids", "shape", "quote"): b[key][r, s] = w[key]
            b["pos"][r, s] = np.arange(k); b["seg"][r, s] = i
            b["first"][i, :n] = np.array(w["first"]) + at + r * T; b["real"][i, :n] = True
            b["cue"][i, :n] = w["cue"]; b["trigger"][i, :n] = w["trigger"]
            b["kd"][i, :n] = w["soft"]; b["kdcue"][i, :n] = ~np.array(w["loose"], bool) & w["soft"]
            if i >= g0:
                for key in ("name", "upos", "relation", "head"): b[key][i, :n] = w[key]
    full = lambda xs: np.array([x + [-100] * (N - len(x)) for x in xs], np.int64).reshape(-1, N)
    ca = [(i, at, roles) for i, w in enumerate(ws) for at, roles in w["roles"]]
    b["ca"] = np.array([x[:2] for x in ca], np.int64).reshape(-1, 2); b["croles"] = full([x[2] for x in ca])
    ea = [(i, *x) for i, w in enumerate(ws) for x in w["events"]]
    b["ea"] = np.array([x[:5] for x in ea], np.int64).reshape(-1, 5)
    for q, key in enumerate(("parts", "places", "asserters")): b[key] = full([x[5 + q] for x in ea])
    b["mkind"] = np.full((W, N), -100, np.int64); b["g0"] = np.array(g0)
    for i in range(g0, W): b["mkind"][i, :len(ws[i]["first"])] = 0
    ms = [(i, *x) for i in range(g0, W) for x in ws[i]["mentions"]]
    for i, h, _, _, kind, _, _, _ in ms: b["mkind"][i, h] = kind
    b["ma"] = np.array([x[:6] for x in ms], np.int64).reshape(-1, 6); n = len(ms)
    at = [ws[r[0]]["base"] + r[1] for r in ms]; like = np.zeros((n, n), np.int64)
    for i, x in enumerate(at):
        for j in range(i):
            v = alike.get((x, at[j]))
            if v: like[i, j] = v
    b["like"] = like; idx = np.arange(n)
    fars = np.array([gum.far(max(1, k)) for k in range(max(n, 1))]); b["far"] = fars[np.abs(idx[:, None] - idx[None, :])] if n else np.zeros((0, 0), np.int64)
    sent = np.array([r[7] for r in ms], np.int64)
    if n: aparts = np.array([gum.apart(k) for k in range(int(sent.max() - sent.min()) + 1)]); b["apart"] = aparts[np.abs(sent[:, None] - sent[None, :])]
    else: b["apart"] = np.zeros((0, 0), np.int64)
    right = np.zeros((n, n + 1), bool); seen = {}
    for i, r in enumerate(ms):
        if r[6] in seen: right[i, seen[r[6]]] = True
        else: right[i, n] = True; seen[r[6]] = []
        seen[r[6]].append(i)
    b["right"] = right
    return {k: torch.from_numpy(np.ascontiguousarray(v)) for k, v in b.items()}


class Stream(torch.utils.data.IterableDataset):
    def __init__(self, blob, seed, soft, sizes): self.a = (blob, seed, soft, sizes)
    def __iter__(self):
        torch.set_num_threads(1)
        k = torch.utils.data.get_worker_info().id; blob, seed, soft, sizes = self.a
        return batches(blob, seed * 1000 + k, soft, sizes)
