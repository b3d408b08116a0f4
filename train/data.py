"""Windows of word pieces with labels of attribution (PolNeAR), made anew each pass."""
import bisect, collections, gzip, json, os, re
from words import CLS, SEP, paragraphs, pieces, shape

DATA = os.environ.get("READOUT_DATA", os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "shared", "data"))
ROLES = ["none", "source", "content", "cue"]
# how other typists write the marks of a quotation: the corpus knows only “…” and "…"
STYLES = [('"', '"'), ("‘", "’"), ("«", "»"), ("„", "“"), ("'", "'")]


def read(name):
    with gzip.open(os.path.join(DATA, name), "rt", encoding="utf8") as f:
        return [json.loads(line) for line in f if line.strip()]


def prepared(doc):
    """a document's words with their pieces and labels, once for all passes"""
    words = []
    for number, paragraph in enumerate(paragraphs(doc["text"])):
        for b, e, q in paragraph: words.append((b, e, q, number))
    text = doc["text"]
    out = {"id": doc["id"], "text": text, "words": words, "pieces": [pieces(text[b:e]) for b, e, _, _ in words], "shape": [shape(text[b:e]) for b, e, _, _ in words]}
    starts = [w[0] for w in words]
    hits = lambda spans: sorted({i for x, y in spans for i in covered(starts, words, x, y)})
    out["attributions"] = []
    for a in doc.get("attributions", []):
        cue = hits(a["cue"])
        if cue: out["attributions"].append((cue, hits(a["source"]), hits(a["content"])))
    return out


def covered(starts, words, x, y):
    i = max(0, bisect.bisect_right(starts, x) - 1)
    while i < len(words) and words[i][0] < y:
        if words[i][1] > x: yield i
        i += 1


def cue_words(docs):
    """lower-case words that begin a cue in a third or more of their uses outside contents: inside a content they may begin second-hand speech, which the corpus does not mark"""
    cue, other = collections.Counter(), collections.Counter()
    for d in docs:
        begins = {a[0][0] for a in d["attributions"]}
        content = {i for a in d["attributions"] for i in a[2]}
        for i, (b, e, _, _) in enumerate(d["words"]):
            w = d["text"][b:e].lower()
            if i in begins: cue[w] += 1
            elif i not in content: other[w] += 1
    return {w for w, n in cue.items() if n >= 5 and 2 * n >= other[w]}


def cuts(doc, longest):
    """half-open word ranges of at most `longest` pieces, of whole paragraphs where they fit"""
    out, start, size, i, n = [], 0, 1, 0, len(doc["words"])
    while i < n:
        j, k = i, 1
        while j < n and doc["words"][j][3] == doc["words"][i][3]: k += len(doc["pieces"][j]); j += 1
        if size + k > longest and i > start:
            out.append((start, i)); start, size = i, 1
        while size + k > longest:  # one paragraph longer than a window
            m, s = i, size
            while m < j and s + len(doc["pieces"][m]) < longest - 1: s += len(doc["pieces"][m]); m += 1
            out.append((start, m)); k -= s - size; start, i, size = m, m, 1
        size += k; i = j
    if start < n: out.append((start, n))
    return out


def window(doc, start, end, style=None, nested=frozenset()):
    w = {"ids": [CLS], "shape": [0], "quote": [0], "first": [], "words": []}
    for i in range(start, end):
        b, e, q, number = doc["words"][i]
        if i > start and number != doc["words"][i - 1][3]:
            w["ids"].append(SEP); w["shape"].append(0); w["quote"].append(0)
        ids, s = doc["pieces"][i], doc["shape"][i]
        if style and q == 2:
            c = doc["text"][b:e]
            opening = c == "“" or (c == '"' and i + 1 < len(doc["words"]) and doc["words"][i + 1][2] == 1)
            ids = pieces(style[0] if opening else style[1])
        w["first"].append(len(w["ids"])); w["words"].append((b, e))
        w["ids"] += ids; w["shape"] += [s] * len(ids); w["quote"] += [q] * len(ids)
    w["ids"].append(SEP); w["shape"].append(0); w["quote"].append(0)
    n = end - start
    w["cue"], w["roles"] = [0] * n, []
    inside = set()
    for cue, source, content in doc["attributions"]:
        inside.update(content)
    for i in inside:
        if start <= i < end and doc["text"][doc["words"][i][0]:doc["words"][i][1]].lower() in nested: w["cue"][i - start] = -100
    for cue, source, content in doc["attributions"]:
        own = [i - start for i in cue if start <= i < end]
        if not own: continue
        roles, last = [0] * n, None
        for i in source:
            if start <= i < end: roles[i - start] = 1
        for i in content:
            if start <= i < end: roles[i - start] = 2
        for i in own:
            w["cue"][i] = 1 if last is None or i != last + 1 else 2
            roles[i] = 3; last = i
        w["roles"].append((own[0], roles))
    return w


OUTER = ["a statement from the ministry", "the report", "a senior official", "two people familiar with the matter", "the newspaper", "state media", "the company", "police", "his lawyer", "the White House",
         "a spokeswoman for the agency", "the news agency", "documents seen by reporters", "local officials", "her office", "the foreign ministry", "an aide", "court papers", "the broadcaster", "the campaign"]


def second_hand(docs, many, rng):
    """invented second-hand speech: a sentence that tells what somebody said, put into another's mouth. The inner attribution stays, the outer one has the whole sentence as its content."""
    found = []
    for d in docs:
        by = collections.defaultdict(list)
        for a in d["attributions"]: by[d["words"][a[0][0]][3]].append(a)
        for number, each in by.items():
            if len(each) != 1: continue
            cue, source, content = each[0]
            if not source or not content or not source[0] < cue[0] < content[0]: continue
            first = next(i for i in range(cue[0], -1, -1) if i == 0 or d["words"][i - 1][3] != number)
            if source[0] != first or d["text"][d["words"][content[0]][0] - 1:d["words"][content[0]][0] + 1].strip()[:1] in "“\"": continue
            last = content[-1]
            while last + 1 < len(d["words"]) and d["words"][last + 1][3] == number and d["words"][last][1] == d["words"][last + 1][0]: last += 1
            found.append((d, cue, source, content, first, last))
    out = []
    for d, cue, source, content, first, last in rng.sample(found, min(many, len(found))):
        b, e = d["words"][first][0], d["words"][last][1]
        sentence, who = d["text"][b:e], rng.choice(OUTER)
        if sentence[0].isupper() and sentence.split()[0] in ("The", "A", "An", "He", "She", "They", "But", "And", "His", "Her"): sentence = sentence[0].lower() + sentence[1:]
        kind = rng.randrange(4)
        head, tail = [(f"According to {who}, ", ""), (f"{who[0].upper()}{who[1:]} said ", ""), (f"{who[0].upper()}{who[1:]} said that ", ""), ("", f", {who} said.")][kind]
        if kind == 3: sentence = sentence[0].upper() + sentence[1:].rstrip(".")
        text = head + sentence + tail
        move = len(head) - b
        at = lambda ws: [[d["words"][i][0] + move, d["words"][i][1] + move] for i in ws]
        cut = lambda phrase, after=0: [[text.index(phrase, after), text.index(phrase, after) + len(phrase)]]
        outer_from = len(head + sentence) if kind == 3 else 0
        spoken = who if kind in (0, 3) else who[0].upper() + who[1:]
        outer = {"cue": cut("According to") if kind == 0 else cut("said", outer_from + (len(spoken) if kind != 3 else len(spoken) + 2)), "source": cut(spoken, outer_from), "content": [[len(head), len(head) + len(sentence)]]}
        out.append(prepared({"id": "second-hand", "text": text, "attributions": [outer, {"cue": at(cue), "source": at(source), "content": at(content)}]}))
    return out


def attribution_pass(docs, nested, rng):
    """the windows of one pass: other cuts and, for some, other marks each time, so that no context is learnt by heart"""
    out = []
    for d in docs + second_hand(docs, 500, rng):
        longest = rng.choice([160, 224, 256, 288, 320])
        style = rng.choice(STYLES) if rng.random() < .12 else None
        out += [window(d, a, b, style, nested) for a, b in cuts(d, longest)]
    return out
