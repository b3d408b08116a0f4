#!/usr/bin/env python3
"""Two teachers of twelve layers, then two readers of six that learn from the marks and from what the teachers think, on one GPU in under ten minutes.

    pack.py FOLDER                                           what the GPU's machine needs, 30 MB
    teach.py all FOLDER --minutes 8.9 --out OUT              teachers for four tenths of the time, readers 3 and 4 for the rest
    teach.py join OUT 4 work/first.pt work/reader.pt         a reader back from its two files; the table of pieces, which is not trained, from `first`

A reader begins at ../models/reader.onnx as train.py made it. Its products are rounded as in int8 for the last part of its
training, so that the exported file reads as well as the float one."""
import argparse, copy, lzma, os, pickle, random, subprocess, sys, time
HERE = os.path.dirname(os.path.abspath(__file__)); FOLDER = os.path.abspath(sys.argv[2]) if sys.argv[1:2] != ["join"] and len(sys.argv) > 2 else None
if FOLDER: os.environ["READOUT_DATA"] = os.path.join(FOLDER, "shared", "data")
import torch, torch.nn.functional as F
import words
if FOLDER: words.minilm = lambda: os.path.join(FOLDER, "minilm")
import mixed, model
from model import Reader
from rows import Q, edges, encode, quantised, read
CUDA = torch.cuda.is_available(); DEV = "cuda" if CUDA else "cpu"


def ce(y, gold, smoothing=0.):
    gold = gold.reshape(-1); n = (gold >= 0).sum().clamp(min=1)
    return F.cross_entropy(y.float().reshape(-1, y.shape[-1]), gold, ignore_index=-100, label_smoothing=smoothing, reduction="sum") / n


def gold_loss(o, b, C, Eo):
    loss = {"event": 3 * ce(o["trigger"], b["trigger"]), "attribution": 3 * ce(o["cue"], b["cue"])}
    if C: loss["attribution"] = loss["attribution"] + 3 * ce(o["croles"][:C], b["croles"])
    if Eo:
        e = b["ea"]
        loss["event"] = loss["event"] + .5 * ce(o["type"][:Eo], e[:, 3], .05) + .5 * ce(o["status"][:Eo], e[:, 4]) + 3 * ce(o["parts"][:Eo], b["parts"]) + 1.5 * ce(o["places"][:Eo], b["places"]) + 1.5 * ce(o["asserters"][:Eo], b["asserters"])
    return loss


def gum_loss(m, w, o, b):
    g = int(b["g0"]); real, w = b["real"][g:], w[g:]; heads = b["head"][g:]
    upos, arcs = m.syntax(w)
    ok = torch.cat([torch.ones_like(real[:, :1]), real], 1)
    loss = ce(arcs.float().masked_fill(~ok[:, None, :], -1e4), heads) + ce(m.syntax.relations(w, heads.clamp(min=0)), b["relation"][g:]) + .5 * ce(upos, b["upos"][g:])
    loss = loss + 2 * ce(o["name"][g:], b["name"][g:]) + 2 * ce(o["mkind"][g:], b["mkind"][g:])
    ma = b["ma"]; n = ma.shape[0]
    if n < 2: return loss
    I, H, first, last, kind, typ = ma.unbind(1); I = I - g
    v = w[I, H]; ends = edges(m.mentions, v, w, I, H, real)
    loss = loss + .7 * ce(m.mentions.entity(v), typ) + ce(ends[..., 0], first) + ce(ends[..., 1], last)
    L = m.links; pair = ((L.later(v) @ L.earlier(v).T) * L.k ** -.5).float()
    pair = pair + L.like[kind[:, None], kind[None], b["like"]] + L.far[kind[:, None], b["far"]] + L.apart[kind[:, None], b["apart"]] + L.same[kind[:, None], kind[None], (typ[:, None] == typ[None]).long()]
    lower = torch.ones(n, n, dtype=torch.bool, device=v.device).tril(-1)
    table = torch.cat([pair.masked_fill(~lower, -1e4), L.first(v).float()], 1)
    return loss - (table.masked_fill(~b["right"], -1e4).logsumexp(-1) - table.logsumexp(-1)).mean()


SHARES = {"cue": 3, "trigger": 3, "croles": 3, "parts": 3, "places": 1.5, "asserters": 1.5, "type": .5, "status": .5, "name": .5, "mkind": .5}


def soft_loss(o, t, b, ok_c, ok_e):
    """cross-entropy against the teachers' mean probabilities"""
    loss = 0.
    for k, share in SHARES.items():
        e = -(t[k] * o[k].log_softmax(-1)).sum(-1)
        if k in ("cue",): mask = b["kdcue"]
        elif k in ("trigger", "name", "mkind"): mask = b["kd"]
        elif k == "croles": mask = b["real"][t["ca"][:, 0]] & ok_c[:, None]
        elif k in ("type", "status"): mask = ok_e
        else: mask = b["real"][t["ea"][:, 0]] & ok_e[:, None]
        loss = loss + share * (e * mask).sum() / mask.sum().clamp(min=1)
    return loss


@torch.no_grad()
def taught(teachers, b):
    """the teachers' mean probabilities, at what is marked and at what they find"""
    ws = [encode(m, b) for m in teachers]
    mean = lambda f: sum(f(m, w).float().softmax(-1) for m, w in zip(teachers, ws)) / len(teachers)
    cue, tags = mean(lambda m, w: m.cue(w)), mean(lambda m, w: m.trigger(w))
    gold = torch.zeros_like(b["real"]); gold[b["ca"][:, 0], b["ca"][:, 1]] = True
    c = ((cue[..., 1] > .3) & (cue[..., 1] >= cue[..., 2]) & b["kdcue"] & ~gold).nonzero()[:160]
    ca = torch.cat([b["ca"], c])
    begins, inside = tags[..., 1::2].sum(-1), tags[..., 2::2].sum(-1)
    gold = torch.zeros_like(b["real"]); gold[b["ea"][:, 0], b["ea"][:, 1]] = True
    t = ((begins > .25) & (begins >= inside) & b["kd"] & ~gold).nonzero()[:260]
    more = F.pad((inside > .5) & b["real"], (0, 4)); I, P = t[:, 0], t[:, 1]
    m1 = more[I, P + 1].long(); m2 = m1 * more[I, P + 2]; m3 = m2 * more[I, P + 3]
    ea = torch.cat([b["ea"][:, :3], torch.stack([I, P, P + m1 + m2 + m3], 1)])
    out = None
    for m, w in zip(teachers, ws):
        o = read(m, w, b, ca, ea); o = {k: v.softmax(-1) / len(teachers) for k, v in o.items()}
        out = o if out is None else {k: out[k] + v for k, v in o.items()}
    return {**out, "ca": ca, "ea": ea}


def teacher_start(m):
    """bge-small's weights, of the pieces that occur"""
    kept = pickle.loads(lzma.decompress(open(os.path.join(FOLDER, "teacher.pkl.xz"), "rb").read())); used, w = kept["used"], {}
    for k, v in kept["w"].items(): w[k] = torch.from_numpy(v[0]).float() * torch.from_numpy(v[1]).float() if isinstance(v, tuple) else torch.from_numpy(v).float()
    table = torch.zeros(30522, 384); table[torch.tensor(used)] = w["embeddings.word_embeddings.weight"]; w["embeddings.word_embeddings.weight"] = table
    was = model.load_file; model.load_file = lambda _: w
    m.encoder.load("x"); model.load_file = was


def train(A):
    torch.manual_seed(A.seed); random.seed(A.seed); torch.set_num_threads(2); begun = time.time()
    say = lambda *x: print(f"[{A.role}{A.seed} {time.time() - begun:.0f}s]", *x, flush=True)
    blob = mixed.load(FOLDER); student = A.role == "student"; say("data", len(blob["items"]), len(blob["reports"]))
    loader = iter(torch.utils.data.DataLoader(mixed.Stream(blob, A.seed, student, (A.e, A.d)), batch_size=None, num_workers=A.workers, prefetch_factor=6, pin_memory=CUDA, multiprocessing_context="fork"))
    m = Reader(len(blob["relations"]), layers=6 if student else 12)
    if student:
        from start import weights
        say("missing", len(m.load_state_dict(weights(os.path.join(HERE, "..", "models", "reader.onnx"), m), strict=False).missing_keys))
    else: teacher_start(m)
    m.encoder.word.weight.requires_grad_(False)
    m.to(DEV); ema = copy.deepcopy(m); quantised(m); Q.on = False
    teachers = []
    if student:
        for p in A.teachers.split(","):
            while not os.path.exists(p): time.sleep(.5)
            t = Reader(len(blob["relations"]), layers=12); t.load_state_dict(torch.load(p, map_location="cpu")); t.to(DEV).eval(); teachers.append(t)
        say("teachers there")
    tables = ("links.like", "links.far", "links.apart", "links.same", "event.distance", "mentions.distance", "attribution.distance")
    if student: speed = lambda n: 1 if n.startswith("encoder.") else 10 if n.startswith(tables) else 5 if n.startswith("syntax") else 2.5
    else: speed = lambda n: 10 if n.startswith(("encoder.shape", "encoder.quote")) else 1 if n.startswith("encoder.") else 30 if n.startswith(tables) else 4
    groups = {}
    for n, q in m.named_parameters():
        if q.requires_grad: groups.setdefault(speed(n), []).append(q)
    opt = torch.optim.AdamW([{"params": v, "speed": k} for k, v in groups.items()], lr=A.lr, weight_decay=.01, fused=CUDA)
    mine = [q for q in m.parameters() if q.requires_grad]
    theirs = [r for q, r in zip(m.parameters(), ema.parameters()) if q.requires_grad]
    until = A.until or time.time() + A.minutes * 60; started = time.time(); done, seen = 0, {}
    while True:
        s = (time.time() - started) / (until - started)
        if A.steps: s = max(s, done / A.steps)
        if s >= 1: break
        for g in opt.param_groups: g["lr"] = A.lr * g["speed"] * min(1, (done + 1) / 80) * max(.004, 1 - s)
        b = {k: v.to(DEV, non_blocking=True) if k != "g0" else v for k, v in next(loader).items()}
        m.train(); opt.zero_grad(set_to_none=True); parts = {}
        with torch.autocast(DEV, torch.bfloat16):
            if student:
                Q.on = False; t = taught(teachers, b); Q.on = s >= A.rounding
                w = encode(m, b); o = read(m, w, b, t["ca"], t["ea"])
                ok_c = b["kd"][t["ca"][:, 0]].any(1); ok_e = b["kd"][t["ea"][:, 0]].any(1)
                parts["soft"] = soft_loss(o, t, b, ok_c, ok_e)
            else:
                w = encode(m, b); o = read(m, w, b, b["ca"], b["ea"][:, :3])
            parts.update(gold_loss(o, b, b["ca"].shape[0], b["ea"].shape[0])); parts["gum"] = gum_loss(m, w, o, b)
            k = A.gold if student else 1
            loss = k * (parts["event"] + A.attribution * parts["attribution"]) + .5 * parts["gum"] + (A.soft * parts["soft"] if student else 0)
        loss.backward(); torch.nn.utils.clip_grad_norm_(mine, 1.); opt.step(); done += 1
        with torch.no_grad(): torch._foreach_lerp_(theirs, mine, 1 - min(A.average, (done + 1) / (done + 10)))
        for k, v in parts.items(): seen[k] = seen.get(k, 0.) * .95 + .05 * v.detach()
        if done % A.say == 0: say(done, f"{100 * s:.0f} %", {k: round(float(v), 3) for k, v in seen.items()}, "rows", b["ids"].shape[0], "windows", tuple(b["first"].shape), "anchors", o["croles"].shape[0], o["parts"].shape[0], "ms", round(1000 * (time.time() - started) / done, 1), f"{torch.cuda.max_memory_allocated() / 1e9:.1f} GB" if CUDA else "")
    say("done", done, "steps")
    state = {k: v.detach().float().cpu() for k, v in ema.state_dict().items()}
    torch.save(state, A.out + ".tmp"); os.rename(A.out + ".tmp", A.out)
    if student and A.shards:
        names = sorted(k for k in state if k != "encoder.word.weight"); half, size = [[], []], sum(state[k].numel() for k in names); k0 = 0
        for k in names: half[int(k0 > size / 2)].append(k); k0 += state[k].numel()
        for q, ks in enumerate(half): torch.save({k: state[k].half() for k in ks}, f"{A.shards}/s{A.seed}-{q}.pt")
    say("saved")
    os._exit(0)


def score(path, layers, threads, quick):
    torch.set_num_threads(threads); blob = mixed.load(FOLDER)
    m = Reader(len(blob["relations"]), layers=layers); m.load_state_dict(torch.load(path, map_location="cpu"))
    import evaluate as V
    V.HERE = "/tmp"; print("==", path, flush=True); V.evaluate(m, blob["gum_dev"][:10] if quick else blob["gum_dev"], quick=quick)


def everything(A):
    """by the clock; reader 4 looks less at the marks and more at the teachers, and is rounded longer"""
    t0 = time.time(); me = lambda role: [sys.executable, os.path.abspath(__file__), role, FOLDER]
    env = {**os.environ, "PYTHONUNBUFFERED": "1", "OMP_NUM_THREADS": "2", "TOKENIZERS_PARALLELISM": "false"}
    a, z = t0 + A.minutes * 60 * A.split, t0 + A.minutes * 60; ps = []
    for s in (1, 2): ps.append(subprocess.Popen(me("teacher") + ["--seed", str(s), "--until", str(a), "--out", f"/tmp/t{s}.pt", "--workers", "6", "--lr", str(A.teacher_lr), "--e", str(A.e), "--d", str(A.d)], env=env))
    for p in ps: p.wait()
    print("teachers", round(time.time() - t0), flush=True)
    ss = [subprocess.Popen(me("student") + ["--seed", str(s), "--until", str(z), "--out", f"/tmp/s{s}.pt", "--teachers", "/tmp/t1.pt,/tmp/t2.pt", "--workers", "5", "--shards", A.out, "--e", str(A.e), "--d", str(A.d)] + x, env=env) for s, x in ((3, []), (4, ["--gold", "0.3", "--soft", "0.7", "--rounding", "0.4"]))]
    es = [subprocess.Popen(me("score") + [f"/tmp/t{s}.pt", "--layers", "12", "--workers", "2", "--quick"], env=env) for s in (1, 2)]
    for p in ss: p.wait()
    print("students", round(time.time() - t0), flush=True)
    es += [subprocess.Popen(me("score") + [f"/tmp/s{s}.pt", "--layers", "6", "--workers", "5"] + (["--quick"] if A.quick else []), env=env) for s in (3, 4)]
    for p in es: p.wait()
    print("all", round(time.time() - t0), flush=True)


def join(folder, seed, first, out):
    kept = torch.load(first, map_location="cpu"); state = {"encoder.word.weight": kept["model"]["encoder.word.weight"]}
    for q in (0, 1): state.update({k: v.float() for k, v in torch.load(f"{folder}/s{seed}-{q}.pt", map_location="cpu").items()})
    torch.save({"model": state, "relations": kept["relations"], "seed": int(seed)}, out)


if __name__ == "__main__":
    if sys.argv[1] == "join": sys.exit(join(*sys.argv[2:6]))
    p = argparse.ArgumentParser(); p.add_argument("role"); p.add_argument("folder"); p.add_argument("path", nargs="?"); p.add_argument("--seed", type=int, default=1); p.add_argument("--minutes", type=float, default=1); p.add_argument("--until", type=float, default=0); p.add_argument("--steps", type=int, default=0)
    p.add_argument("--lr", type=float, default=2e-4); p.add_argument("--out", default="/tmp/x.pt"); p.add_argument("--teachers", default=""); p.add_argument("--workers", type=int, default=5); p.add_argument("--shards", default=""); p.add_argument("--gold", type=float, default=.4); p.add_argument("--soft", type=float, default=.6)
    p.add_argument("--rounding", type=float, default=.55, help="the share of the training after which products are rounded"); p.add_argument("--average", type=float, default=.998); p.add_argument("--attribution", type=float, default=.8); p.add_argument("--e", type=int, default=9000, help="pieces of marked items in a batch"); p.add_argument("--d", type=int, default=11000, help="pieces of reports"); p.add_argument("--say", type=int, default=100)
    p.add_argument("--layers", type=int, default=6); p.add_argument("--quick", action="store_true"); p.add_argument("--split", type=float, default=.4); p.add_argument("--teacher-lr", type=float, default=2.5e-4)
    A = p.parse_args()
    if A.role == "all": everything(A)
    elif A.role == "score": score(A.path, A.layers, A.workers, A.quick)
    else: train(A)
