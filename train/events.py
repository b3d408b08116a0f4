"""Marked events in windows: alone, several in one window, or within the report they were taken from, so that a sentence reads the same in any company."""
import gzip, json, os
from data import DATA, covered, read
from words import CLS, SEP, paragraphs, pieces, shape

HERE = os.path.dirname(os.path.abspath(__file__))
TYPES = "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
STATUS = ["actual", "future", "possible", "negated"]
# three choices for each word, since a place may stand within an actor and the asserter may be the actor
PARTS, PLACES, ASSERTERS = ["none", "actor", "recipient", "trigger"], ["none", "place", "time"], ["none", "asserter"]


def prepared(text, events, marked=None):
    """words, pieces and labels of a text; `marked` is the stretch whose events are known, the whole text without it"""
    words = [(b, e, q, n) for n, p in enumerate(paragraphs(text)) for b, e, q in p]
    starts = [w[0] for w in words]
    hits = lambda spans: sorted({i for s in spans if s for i in covered(starts, words, *s)})
    d = {"text": text, "words": words, "pieces": [pieces(text[b:e]) for b, e, _, _ in words], "shape": [shape(text[b:e]) for b, e, _, _ in words], "events": []}
    d["known"] = [marked is None or (b < marked[1] and e > marked[0]) for b, e, _, _ in words]
    for e in events:
        trigger = hits([e["trigger"]])
        if trigger: d["events"].append((trigger, TYPES.index(e["type"]), STATUS.index(e["status"]), hits(e["actors"]), hits(e["recipients"]), hits([e["place"]]), hits([e["time"]]), hits([e["asserter"]])))
    return d


def items():
    """the marked items of the guide's markers and our own: {alone, report}; `report` has the text around, where we have it"""
    out = [{"alone": prepared(x["text"], x["events"]), "report": None} for x in read("events/annotated-train.jsonl.gz")]
    path = os.path.join(HERE, "data", "events.jsonl.gz")
    if os.path.exists(path):
        import mark
        docs = mark.documents()
        with gzip.open(path, "rt", encoding="utf8") as f:
            for line in f:
                x = json.loads(line); source, name = x["id"].split(":", 1)
                text = docs[source][name]; b, e = x["from"], x["to"]
                one = {"alone": prepared(text[b:e], x["events"]), "report": None}
                if len(text) > 1.5 * (e - b):
                    left, right = max(0, b - 700), min(len(text), e + 500)
                    left = 0 if left == 0 else text.find(" ", left, b) + 1 or b
                    right = right if right == len(text) else max(e, text.rfind(" ", e, right))
                    move = lambda s: s and [s[0] + b - left, s[1] + b - left]
                    events = [{**v, **{k: move(v[k]) for k in ("trigger", "place", "time", "asserter")}, "actors": [move(s) for s in v["actors"]], "recipients": [move(s) for s in v["recipients"]]} for v in x["events"]]
                    one["report"] = prepared(text[left:right], events, (b - left, e - left))
                out.append(one)
    return out


def dev():
    return [{**x, "prepared": prepared(x["text"], x["events"])} for x in read("events/annotated-dev.jsonl.gz")]


def window(docs):
    """one window of one or several prepared texts, with [SEP] between paragraphs and between texts"""
    w = {"ids": [CLS], "shape": [0], "quote": [0], "first": [], "words": [], "trigger": [], "events": []}
    sizes = [len(d["words"]) for d in docs]; n, base = sum(sizes), 0
    for d, size in zip(docs, sizes):
        for i in range(size):
            b, e, q, number = d["words"][i]
            if (i and number != d["words"][i - 1][3]) or (not i and base):
                w["ids"].append(SEP); w["shape"].append(0); w["quote"].append(0)
            ids = d["pieces"][i]
            w["first"].append(len(w["ids"])); w["words"].append((b, e))
            w["ids"] += ids; w["shape"] += [d["shape"][i]] * len(ids); w["quote"] += [q] * len(ids)
            w["trigger"].append(0 if d["known"][i] else -100)
        for trigger, kind, status, actors, recipients, place, time, asserter in d["events"]:
            parts, places, asserters = [0] * n, [0] * n, [0] * n
            for k in actors: parts[base + k] = 1
            for k in recipients: parts[base + k] = 2
            for k in place: places[base + k] = 1
            for k in time: places[base + k] = 2
            for k in asserter: asserters[base + k] = 1
            for j, k in enumerate(trigger):
                parts[base + k] = 3
                if j == 0: w["trigger"][base + k] = 1 + 2 * kind
                elif w["trigger"][base + k] <= 0: w["trigger"][base + k] = 2 + 2 * kind
            w["events"].append((base + trigger[0], base + trigger[-1], kind, status, parts, places, asserters))
        base += size
    w["ids"].append(SEP); w["shape"].append(0); w["quote"].append(0)
    return w


def passes(all_items, rng):
    """the windows of one pass: a quarter of the items alone, a quarter in their report where there is one, the rest together in windows as long as a reader's"""
    rng.shuffle(all_items); out, together, size = [], [], 0; longest = rng.choice([200, 260, 310])
    for x in all_items:
        way = rng.random()
        if way < .25: out.append(window([x["alone"]]))
        elif x["report"] and way < .5: out.append(window([x["report"]]))
        else:
            k = sum(map(len, x["alone"]["pieces"])) + 1
            if together and size + k > longest: out.append(window(together)); together, size, longest = [], 0, rng.choice([200, 260, 310])
            together.append(x["alone"]); size += k
    if together: out.append(window(together))
    return [w for w in out if len(w["ids"]) <= 400]
