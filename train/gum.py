"""GUM in windows of whole sentences, in the words that Readout reads: names, mentions with head, edges, type and entity, and syntax."""
import gzip, os, re
from data import DATA, covered
from words import CLS, SEP, paragraphs, pieces, shape

NAMES = ["person", "organisation", "place", "other"]
GUM_TYPE = {"person": "person", "organization": "organisation", "place": "place"}
KINDS = ["none", "name", "nominal", "pronoun"]
ENTITIES = ["person", "organization", "place", "abstract", "event", "object", "time", "animal", "plant", "substance"]
UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X _".split()


def documents(part):
    with gzip.open(os.path.join(DATA, f"gum/{part}.conllu.gz"), "rt", encoding="utf8") as f:
        return [document(d) for d in f.read().split("# newdoc id")[1:]]


def document(block):
    """text with a paragraph a line, words (from, to, quote, paragraph), sentences as half-open word ranges, tags of each word, and mentions (first, last, head, kind, type, entity)"""
    text, sentences = "", []
    for s in block.split("\n\n"):
        rows, skip = [], 0
        for l in s.split("\n"):
            r = l.split("\t")
            if re.match(r"\d+-\d+\t", l): skip = int(r[0].split("-")[1]); rows.append(("form", r))
            elif re.match(r"\d+\t", l): rows.append(("word", r))
        if not any(k == "word" for k, _ in rows): continue
        if text: text += "\n" if re.search(r"^# newpar\b", s, re.M) else " "
        own, at, multi, i = [], [], None, 0
        for kind, r in rows:
            if kind == "form": multi = (len(text), r); text += r[1] + ("" if "SpaceAfter=No" in r[9] else " "); end = int(r[0].split("-")[1]); continue
            if multi and int(r[0]) <= end:
                b = text.find(r[1], multi[0]); b = b if b >= 0 else multi[0]
                own.append(r); at.append((b, b + len(r[1])))
                if int(r[0]) == end: multi = None
                continue
            own.append(r); at.append((len(text), len(text) + len(r[1]))); text += r[1] + ("" if "SpaceAfter=No" in r[9] else " ")
        text = text.rstrip(" ")
        sentences.append((own, at))
    words = [(b, e, q, n) for n, p in enumerate(paragraphs(text)) for b, e, q in p]
    starts = [w[0] for w in words]
    d = {"id": block.split("\n")[0].strip(" ="), "text": text, "words": words, "pieces": [pieces(text[b:e]) for b, e, _, _ in words], "shape": [shape(text[b:e]) for b, e, _, _ in words],
         "sentences": [], "head": [-100] * len(words), "rel": ["_"] * len(words), "upos": [17] * len(words), "name": [0] * len(words), "mentions": []}
    for rows, at in sentences:
        cover = [list(covered(starts, words, b, e)) for b, e in at]
        cover = [c if c else cover[i - 1] if i else [0] for i, c in enumerate(cover)]
        home = [c[0] for c in cover]
        if not home: continue
        d["sentences"].append((min(home), max(c[-1] for c in cover) + 1))
        spans = mentions(rows); tags = names(rows, [s[:3] for s in spans])
        for i in range(len(rows) - 1, -1, -1):
            h = int(rows[i][6]) if rows[i][6].isdigit() else 0
            k = home[i]
            if h and home[h - 1] == k: continue  # a part of one word
            d["head"][k] = home[h - 1] + 1 if h else 0
            d["rel"][k] = rows[i][7].split(":")[0]; d["upos"][k] = UPOS.index(rows[i][3]) if rows[i][3] in UPOS else 17
            d["name"][k] = tags[i]
        for b, e, kind, entity in spans:
            if kind not in ENTITIES: continue
            inside = range(b, e + 1)
            head = next((i for i in inside if not (rows[i][6].isdigit() and b <= int(rows[i][6]) - 1 <= e)), b)
            both = [i for i in inside if rows[i][7].startswith("conj") and int(rows[i][6]) - 1 == head]
            joined = [i for i in inside if rows[i][7].startswith("cc") and rows[i][6].isdigit() and int(rows[i][6]) - 1 in both]
            smaller = any(s[0] >= b and s[1] <= e and s[:2] != (b, e) and s[0] <= head <= s[1] for s in spans)
            if both and joined and smaller: head = joined[0]  # "X and Y" is found by its "and": X has a mention of its own
            form = "pronoun" if rows[head][3] in ("PRON", "DET") else "name" if rows[head][3] == "PROPN" else "nominal"
            d["mentions"].append((home[b], cover[e][-1], home[head], KINDS.index(form), ENTITIES.index(kind), entity))
    best = {}
    for m in d["mentions"]:  # one mention a head, the longer: an apposition's first part is the exception
        if m[2] not in best or m[1] - m[0] > best[m[2]][1] - best[m[2]][0]: best[m[2]] = m
    d["lost"] = len(d["mentions"]) - len(best); d["mentions"] = sorted(best.values(), key=lambda m: m[2])
    return d


def windows(doc, longest=256):
    """consecutive windows of one document, each of whole sentences, with labels; mentions as (head, first, last, kind, type, entity, sentence)"""
    out, w, base = [], None, 0
    for number, (b, e) in enumerate(doc["sentences"]):
        e = max(e, b + 1)
        size = sum(len(doc["pieces"][i]) for i in range(b, e)) + 1
        if size > longest - 2: w = None; continue
        if w is None or len(w["ids"]) + size + 1 > longest or b != base + len(w["first"]):
            if w is not None: close(w)
            w = {"ids": [CLS], "shape": [0], "quote": [0], "first": [], "head": [], "rel": [], "upos": [], "name": [], "mentions": [], "base": b}; out.append(w); base = b
        for i in range(b, e):
            if i > base and doc["words"][i][3] != doc["words"][i - 1][3]:
                w["ids"].append(SEP); w["shape"].append(0); w["quote"].append(0)
            ids = doc["pieces"][i]
            w["first"].append(len(w["ids"])); w["ids"] += ids; w["shape"] += [doc["shape"][i]] * len(ids); w["quote"] += [doc["words"][i][2]] * len(ids)
            h = doc["head"][i]
            w["head"].append(h if h <= 0 else h - base if b < h <= e else -100)
            for k in ("rel", "upos", "name"): w[k].append(doc[k][i])
        for m in doc["mentions"]:
            if b <= m[2] < e and b <= m[0] and m[1] < e: w["mentions"].append((m[2] - base, m[0] - base, m[1] - base, m[3], m[4], m[5], number))
    if w is not None: close(w)
    return [w for w in out if w["first"]]


def close(w):
    if w["ids"][-1] != SEP or w["first"][-1] == len(w["ids"]) - 1: w["ids"].append(SEP); w["shape"].append(0); w["quote"].append(0)


def mentions(rows):
    """(first, last, type, entity) of the mentions of a sentence, from the brackets in MISC"""
    out, open_ = [], {}
    for i, r in enumerate(rows):
        m = re.search(r"Entity=([^|]*)", r[9])
        if not m: continue
        for token in re.findall(r"\([^()]*\)?|\d+(?:\[[^\]]*\])?\)", m.group(1)):
            if token[0] == "(":
                fields = token.strip("()").split("-")
                eid, kind = fields[0].split("[")[0], fields[1]
                if token[-1] == ")": out.append((i, i, kind, eid))
                else: open_.setdefault(eid, []).append((i, kind))
            else:
                eid = token[:-1].split("[")[0]
                if open_.get(eid):
                    b, kind = open_[eid].pop()
                    out.append((b, i, kind, eid))
    return out


def names(rows, spans):
    """tags of the runs of proper nouns ("of" and "the" between two count), each with the type of the smallest mention around it"""
    tags, i = [0] * len(rows), 0
    while i < len(rows):
        if rows[i][3] != "PROPN": i += 1; continue
        j = i
        while True:
            if j + 1 < len(rows) and rows[j + 1][3] == "PROPN": j += 1
            elif j + 2 < len(rows) and rows[j + 1][1] in ("of", "&", "-") and rows[j + 2][3] == "PROPN": j += 2
            elif j + 3 < len(rows) and rows[j + 1][1] == "of" and rows[j + 2][1] == "the" and rows[j + 3][3] == "PROPN": j += 3
            else: break
        around = [s for s in spans if s[0] <= i and s[1] >= j]
        if around:
            kind = GUM_TYPE.get(min(around, key=lambda s: s[1] - s[0])[2], "other")
            t = NAMES.index(kind)
            tags[i] = 1 + 2 * t
            for k in range(i + 1, j + 1): tags[k] = 2 + 2 * t
        i = j + 1
    return tags


def far(n):
    """how many mentions back, in twelve steps"""
    return n - 1 if n < 5 else 4 if n < 7 else 5 if n < 10 else 6 if n < 15 else 7 if n < 25 else 8 if n < 50 else 9 if n < 100 else 10 if n < 200 else 11


def apart(n):
    """how many sentences apart, in six steps"""
    return n if n < 3 else 3 if n < 6 else 4 if n < 13 else 5


ARTICLES = {"the", "a", "an", "this", "that", "these", "those"}


def wording(words, head):
    """what is compared of a mention: its text without articles and possessive, its words, its head; in small letters"""
    plain = [re.sub(r"['’]s?$", "", w.lower()) for w in words]
    kept = [w for w in plain if w not in ARTICLES] or plain
    return " ".join(kept), frozenset(w for w in kept if w[:1].isalnum()), re.sub(r"['’]s?$", "", head.lower())


def like(a, b, kind_a, kind_b):
    """0 unlike, 1 the same head, 2 the same text, 3 of two names the words of one are among the other's"""
    if a[0] == b[0]: return 2
    if kind_a == kind_b == 1 and (a[1] <= b[1] or b[1] <= a[1]): return 3
    return 1 if a[2] == b[2] else 0


def related(doc):
    """{(later, earlier head): like} of the pairs of a document's mentions that are alike, by index of the head word"""
    at = {}
    for first, last, head, kind, _, _ in doc["mentions"]:
        text = [doc["text"][b:e] for b, e, _, _ in doc["words"][first:last + 1]]
        at[head] = (wording(text, doc["text"][slice(*doc["words"][head][:2])]), kind)
    heads = sorted(at); out = {}
    for i, h in enumerate(heads):
        for j in heads[:i]:
            k = like(at[h][0], at[j][0], at[h][1], at[j][1])
            if k: out[h, j] = k
    return out
