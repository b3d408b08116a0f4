"""The reader over rows that hold several windows, and its products rounded as the int8 runtime rounds them."""
import torch, torch.nn as nn, torch.nn.functional as F


class Q(nn.Linear):
    """a product as the int8 runtime takes it, where `on`: weights by output channel in seven bits, inputs by window in eight"""
    on, pad = False, None

    def forward(self, x):
        if not Q.on: return F.linear(x, self.weight, self.bias)
        with torch.autocast(x.device.type, enabled=False):
            x, w = x.float(), self.weight.float(); flat = x.dim() == 2
            if flat: x = x[None]
            with torch.no_grad():
                lo, hi = x.amin(-1), x.amax(-1)
                if self.inside: lo, hi = lo.masked_fill(Q.pad, 0), hi.masked_fill(Q.pad, 0)
                lo, hi = lo.amin(-1).clamp(max=0), hi.amax(-1).clamp(min=0)
                scale = ((hi - lo) / 255).clamp(min=1e-6); zero = (-lo / scale).round().clamp(0, 255).int(); ws = (w.abs().amax(1) / 64).clamp(min=1e-8)
            x = torch.fake_quantize_per_channel_affine(x, scale, zero, 0, 0, 255)
            w = torch.fake_quantize_per_channel_affine(w, ws, torch.zeros_like(ws, dtype=torch.int32), 0, -64, 64)
            if flat: x = x[0]
        return F.linear(x, w, self.bias)


def quantised(m):
    for name, x in m.named_modules():
        if type(x) is nn.Linear and not name.startswith("syntax"): x.__class__ = Q; x.inside = name.startswith("encoder.")


def encode(m, b):
    e = m.encoder; seg = b["seg"]; Q.pad = seg < 0
    x = e.drop(e.ln(e.word(b["ids"]) + e.place(b["pos"]) + e.kind + e.shape(b["shape"]) + e.quote(b["quote"])))
    mask = (seg[:, :, None] == seg[:, None, :])[:, None]
    for l in e.layers:
        B, L, d = x.shape
        q, k, v = l.qkv(x).view(B, L, 3, l.heads, d // l.heads).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = l.ln1(x + l.drop(l.o(a.transpose(1, 2).reshape(B, L, d))))
        x = l.ln2(x + l.drop(l.f(F.gelu(l.i(x)))))
    h = x.reshape(-1, x.shape[-1])
    return m.drop(h.index_select(0, b["first"].reshape(-1)).view(*b["first"].shape, -1))


def conv(c, z, gap):
    """c of z [C, N, c] by one product over five shifted copies"""
    n = z.shape[1]; p = F.pad(z, (0, 0, 2 * gap, 2 * gap))
    return F.linear(torch.cat([p[:, k * gap:k * gap + n] for k in range(5)], -1), c.weight.transpose(1, 2).reshape(c.weight.shape[0], -1), c.bias)


def roles(r, w, I, P, real):
    """Roles.vectors and Roles.score for the anchors (window, word)"""
    a, z = r.vectors(w); a, z, ok = a[I, P], z.index_select(0, I), real.index_select(0, I)[:, :, None]
    seen, other = r.seen(z), r.by_other(z)
    n, k = z.shape[1], z.shape[2]
    form = torch.einsum("ck,rkj->crj", a, r.form)
    y = torch.bmm(z, form.transpose(1, 2).to(z.dtype))
    far = (torch.arange(n, device=w.device)[None, :] - P[:, None]).clamp(-32, 32) + 32
    hot = (far[:, :, None] == torch.arange(65, device=w.device)).to(z.dtype)
    x = F.gelu(r.gate(a)[:, None, :] * seen + F.linear(hot, r.far.weight.T)) * ok.to(z.dtype)
    x = x + F.gelu(conv(r.near, x, 1)); x = x + F.gelu(conv(r.wide, x, 2))
    return (y + other + r.by_anchor(a)[:, None, :] + F.linear(hot, r.distance.weight.T) + r.out(x)).float()


def edges(M, v, w, I, at, real):
    """Mentions.edges, with the words' projection once for each window"""
    h, e = M.head(v).view(-1, 2, M.k), M.edge(w).index_select(0, I)
    n = w.shape[1]; far = torch.arange(n, device=w.device)[None, :] - at[:, None]
    y = torch.stack([torch.bmm(e[..., s * M.k:(s + 1) * M.k], h[:, s, :, None])[..., 0] for s in (0, 1)], -1).float() * M.k ** -.5
    hot = (far.clamp(-32, 32)[:, :, None] + 32 == torch.arange(65, device=w.device)).float()
    y = y + F.linear(hot, M.distance.weight.T).float()
    return y.masked_fill(torch.stack([far > 0, far < 0], -1) | ~real[I][:, :, None], -1e4)


def read(m, w, b, ca, ea):
    """scores for all words, and for anchors: cues [C, 2], triggers [E, 3] as (window, word, last word)"""
    real = b["real"]; o = {"cue": m.cue(w), "trigger": m.trigger(w), "name": m.name(w), "mkind": m.mentions.kind(w)}
    o["croles"] = roles(m.attribution, w, ca[:, 0], ca[:, 1], real)
    I, P, L = ea[:, 0], ea[:, 1], ea[:, 2]
    y = roles(m.event, w, I, P, real); o["parts"], o["places"], o["asserters"] = y.split([4, 3, 2], -1)
    v = torch.cat([w[I, P], w[I, L]], -1); o["type"], o["status"] = m.event_type(v).float(), m.event_status(v).float()
    for k in ("cue", "trigger", "name", "mkind"): o[k] = o[k].float()
    return o
