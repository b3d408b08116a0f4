"""What the reader is trained on: attribution, events, and GUM's syntax, names, mentions and who they are."""
import torch, torch.nn.functional as F
import gum
from events import ASSERTERS, PARTS, PLACES


def batch(ws):
    T, N, B = max(len(w["ids"]) for w in ws), max(len(w["first"]) for w in ws), len(ws)
    z = lambda n: torch.zeros((B, n), dtype=torch.long)
    b = {"ids": z(T), "shape": z(T), "quote": z(T), "first": z(N), "mask": torch.zeros(B, T, dtype=torch.bool), "real": torch.zeros(B, N, dtype=torch.bool)}
    for i, w in enumerate(ws):
        t, n = len(w["ids"]), len(w["first"])
        for k in ("ids", "shape", "quote"): b[k][i, :t] = torch.tensor(w[k])
        b["mask"][i, :t] = True; b["first"][i, :n] = torch.tensor(w["first"]); b["real"][i, :n] = True
    return b


def padded(ws, key, n):
    out = torch.full((len(ws), n), -100)
    for i, w in enumerate(ws): out[i, :len(w[key])] = torch.tensor(w[key])
    return out


def ce(logits, gold, smoothing=0.):
    return F.cross_entropy(logits.float().reshape(-1, logits.shape[-1]), gold.reshape(-1), ignore_index=-100, label_smoothing=smoothing)


def longer(labels, n):
    return labels + [-100] * (n - len(labels))


def attribution_loss(m, ws):
    b = batch(ws); n = b["first"].shape[1]; w = m.words(b)
    loss = 3 * ce(m.cue(w), padded(ws, "cue", n))
    anchors = [(i, at, longer(roles, n)) for i, x in enumerate(ws) for at, roles in x["roles"]]
    if anchors:
        I, P, L = (torch.tensor(v) for v in zip(*anchors))
        a, o = m.attribution.vectors(w)
        loss = loss + 3 * ce(m.attribution.score(a[I, P], o[I], P, b["real"][I]), L)
    return loss


def events_loss(m, ws):
    b = batch(ws); n = b["first"].shape[1]; w = m.words(b)
    loss = 3 * ce(m.trigger(w), padded(ws, "trigger", n))
    anchors = [(i, a, z, kind, status, longer(p, n), longer(q, n), longer(r, n)) for i, x in enumerate(ws) for a, z, kind, status, p, q, r in x["events"]]
    if anchors:
        I, P, Q, kind, status, parts, places, asserters = (torch.tensor(v) for v in zip(*anchors))
        v = torch.cat([w[I, P], w[I, Q]], -1)
        a, o = m.event.vectors(w)
        y = m.event.score(a[I, P], o[I], P, b["real"][I]).split([len(PARTS), len(PLACES), len(ASSERTERS)], -1)
        loss = loss + .5 * ce(m.event_type(v), kind, .05) + .5 * ce(m.event_status(v), status) + 3 * ce(y[0], parts) + 1.5 * ce(y[1], places) + 1.5 * ce(y[2], asserters)
    return loss


def gum_loss(m, ws, alike):
    """`ws` are windows of one document in order, `alike` what gum.related says of it"""
    b = batch(ws); n = b["first"].shape[1]; w = m.words(b); heads = padded(ws, "head", n)
    upos, arcs = m.syntax(w)
    real = torch.cat([torch.ones(len(ws), 1, dtype=torch.bool), b["real"]], 1)
    loss = ce(arcs.float().masked_fill(~real[:, None, :], -1e4), heads) + ce(m.syntax.relations(w, heads.clamp(min=0)), padded(ws, "relation", n)) + .5 * ce(upos, padded(ws, "upos", n)) + 2 * ce(m.name(w), padded(ws, "name", n))
    kinds = torch.where(b["real"], 0, -100)
    rows = [(i, *x) for i, v in enumerate(ws) for x in v["mentions"]]
    for i, h, _, _, kind, _, _, _ in rows: kinds[i, h] = kind
    loss = loss + 2 * ce(m.mentions.kind(w), kinds)
    if not rows: return loss
    I, H, first, last, kind, typ = (torch.tensor([r[k] for r in rows]) for k in range(6))
    v = w[I, H]
    edges = m.mentions.edges(v, w[I], H, b["real"][I]).float()
    loss = loss + .7 * ce(m.mentions.entity(v), typ) + ce(edges[..., 0], first) + ce(edges[..., 1], last)
    return loss + links_loss(m, v, kind, typ, rows, ws, alike)


def links_loss(m, v, kind, typ, rows, ws, alike):
    """minus log likelihood of all right antecedents together (Lee et al. 2017)"""
    n, L = len(rows), m.links
    at = [ws[r[0]]["base"] + r[1] for r in rows]
    I, J = torch.tril_indices(n, n, -1)
    like = torch.tensor([alike.get((at[i], at[j]), 0) for i, j in zip(I.tolist(), J.tolist())], dtype=torch.long)
    far = torch.tensor([gum.far(max(1, k)) for k in range(n)])[I - J]
    sentence = torch.tensor([r[7] for r in rows])
    apart = torch.tensor([gum.apart(k) for k in range(int(sentence.max() - sentence.min()) + 1)])[sentence[I] - sentence[J]]
    S = (L.later(v) @ L.earlier(v).T) * L.k ** -.5
    pair = S[I, J] + L.like[kind[I], kind[J], like] + L.far[kind[I], far] + L.apart[kind[I], apart] + L.same[kind[I], kind[J], (typ[I] == typ[J]).long()]
    table = torch.full((n, n + 1), -1e4).index_put((I, J), pair.float())
    table = torch.cat([table[:, :n], L.first(v).float()], 1)
    entity = [r[6] for r in rows]; right = torch.zeros(n, n + 1, dtype=torch.bool); seen = {}
    for i, e in enumerate(entity):
        if e in seen: right[i, seen[e]] = True
        else: right[i, n] = True; seen[e] = []
        seen[e].append(i)
    return -(table.masked_fill(~right, -1e4).logsumexp(-1) - table.logsumexp(-1)).mean()
