#!/usr/bin/env python3
"""Sentences of news to be marked with their events, and the marks back as ids and offsets, without the texts.

    mark.py pick FOLDER SOURCE=N … [--size 110]   batch-NN.tsv: ID<TAB>text[<TAB>hint], an item a line, none of them marked or picked before
    mark.py check BATCH.tsv MARKS.tsv       what is wrong with the marks of a batch; exit 1 if anything is
    mark.py pack FOLDER OUT.jsonl.gz        all batch-NN.tsv with marks-NN.tsv to {id, source, from, to, events}

Marks are lines as the guide for markers has them: ID TRIGGER TYPE STATUS ACTORS RECIPIENTS PLACE TIME ASSERTER, or ID NONE.
key-NN.tsv has what an item's short id stands for: SOURCE:DOCUMENT:FROM:TO, offsets in code points of the document's text as `documents` gives it."""
import argparse, collections, glob, gzip, json, os, random, re, sys
import data as D
from events import TYPES

STATUS = ("actual", "future", "possible", "negated")
SENTENCE = re.compile(r"\S.*?(?:[.!?][\"”’')]*(?=\s+[\"“‘(A-Z0-9])|$)", re.S)
ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|St|Jr|Sr|vs|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec))\.$")


def documents():
    """{source: {id: text}} of all that may be marked"""
    out = {"polnear": {d["id"]: d["text"] for d in D.read("attribution/train.jsonl.gz")}}
    out["basil"] = {f"{s['story']}/{r['outlet']}": "\n".join(" ".join(p) for p in r["paragraphs"]) for s in D.read("tellings/train.jsonl.gz") for r in s["reports"]}
    out["timebank"] = {d["id"]: timeml_text(d["timeml"]) for d in D.read("times/timebank.jsonl.gz")}
    out["plover"] = {d["id"]: d["text"] for d in D.read("events/plover-examples.jsonl.gz")}
    out["ngec"] = {str(i): d["text"] for i, d in enumerate(D.read("events/synthetic-stories.jsonl.gz"))}
    return out


def timeml_text(xml):
    text = re.sub(r"<[^>]*>", "", re.search(r"<TEXT>(.*?)</TEXT>", xml, re.S).group(1))
    for a, b in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")): text = text.replace(a, b)
    return text


def sentences(text):
    """(from, to) of the sentences of a text, roughly: a cut in the wrong place costs one item"""
    for p in re.finditer(r"[^\n]+(?:\n(?!\n)[^\n]+)*" if text.count("\n\n") > 2 else r"[^\n]+", text):
        start = None
        for m in SENTENCE.finditer(text, p.start(), p.end()):
            if start is None: start = m.start()
            if ABBREVIATED.search(m.group().rstrip("\"”’')")) and m.end() < p.end(): continue
            yield start, m.end(); start = None
        if start is not None: yield start, p.end()


def plain(text):
    return " ".join(text.split())


def pick(folder, wanted, size):
    picked = {line.rstrip("\n").split("\t")[1] for key in glob.glob(os.path.join(folder, "key-*.tsv")) for line in open(key, encoding="utf8")}
    start = len(glob.glob(os.path.join(folder, "batch-*.tsv")))
    rng = random.Random(7 + start)
    marked = [x for part in ("train", "dev") for x in D.read(f"events/annotated-{part}.jsonl.gz")]
    done = "\n".join(plain(x["text"]) for x in marked)
    begins, seen = collections.Counter(), collections.Counter()
    rare = collections.Counter(e["type"] for x in marked for e in x["events"])
    worth = collections.Counter()
    for x in marked[:2977]:
        at = {e["trigger"][0]: e["type"] for e in x["events"]}
        for m in D_WORD.finditer(x["text"]):
            w = m.group().lower(); seen[w] += 1
            if m.start() in at: begins[w] += 1; worth[w] += min(1, 150 / rare[at[m.start()]])
    chosen = []
    for source, docs in documents().items():
        pool, n = [], wanted.get(source, 0)
        if not n: continue
        taken = collections.Counter(i.rsplit(":", 2)[0] for i in picked)
        for name, text in docs.items():
            if source == "ngec" and taken[f"ngec:{name}"]: continue
            for b, e in sentences(text) if source != "plover" else [(0, len(text))]:
                s = plain(text[b:e])
                if not 7 <= len(s.split()) <= 70 or s in done or f"{source}:{name}:{b}:{e}" in picked: continue
                words = [m.group().lower() for m in D_WORD.finditer(s)]
                pool.append((sum(worth[w] / (seen[w] + 3) for w in words) + rng.random() * .25, f"{source}:{name}:{b}:{e}", s))
        pool.sort(reverse=True)
        rich, few = pool[:int(n * .85) * 3], collections.Counter()
        rng.shuffle(rich)
        for x in rich + rng.sample(pool, min(len(pool), n)):
            name = x[1].rsplit(":", 2)[0]
            if few[name] >= (8 if source != "ngec" else 1) or x in chosen: continue
            if len([c for c in chosen if c[1].startswith(source)]) >= n: break
            few[name] += 1; chosen.append(x)
    hints = {f"plover:{d['id']}": hint(d) for d in D.read("events/plover-examples.jsonl.gz")}
    rng.shuffle(chosen)
    os.makedirs(folder, exist_ok=True)
    for k in range(0, len(chosen), size):
        with open(os.path.join(folder, f"batch-{start + k // size:02d}.tsv"), "w") as f, open(os.path.join(folder, f"key-{start + k // size:02d}.tsv"), "w") as key:
            for n, (_, i, s) in enumerate(chosen[k:k + size]):
                f.write("\t".join([f"i{n:03d}", s] + [hints[h] for h in hints if i.startswith(h + ":")]) + "\n"); key.write(f"i{n:03d}\t{i}\n")
    print(len(chosen), "items", collections.Counter(c[1].split(":")[0] for c in chosen))


def hint(d):
    newer = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "FIGHT": "ASSAULT", "INVESTIGATE": "ACCUSE", "YIELD": "CONCEDE or RETREAT"}
    who = lambda side: "+".join(a if isinstance(a, str) else a.get("actorText") or a.get("code", "?") for a in ([d[side]] if isinstance(d.get(side), (str, dict)) else d.get(side) or []))
    return f"[hint: {who('source')} -> {newer.get(d['event'], d['event'])} -> {who('target')}]"


def find(text, phrase):
    """the span of a copied phrase; #2 means its second occurrence"""
    m = re.fullmatch(r"(.*?)\s*#(\d+)", phrase, re.S)
    phrase, nth = (m.group(1), int(m.group(2))) if m and phrase not in text else (phrase, 1)
    at = [x.start() for x in re.finditer(r"(?<!\w)" + re.escape(phrase) + r"(?!\w)", text)] or [x.start() for x in re.finditer(re.escape(phrase), text)]
    return [at[nth - 1], at[nth - 1] + len(phrase)] if phrase and len(at) >= nth else None


def marks(batch, path):
    """-> {id: (text, events)}, errors; spans in code points of the item's text"""
    items = {}
    for line in open(batch, encoding="utf8"):
        i, text = line.rstrip("\n").split("\t")[:2]; items[i] = text
    out, errors = {}, []
    for n, line in enumerate(open(path, encoding="utf8"), 1):
        f = [x.strip() for x in line.rstrip("\n").split("\t")]
        if f == [""]: continue
        if f[0] not in items: errors.append(f"line {n}: no item {f[0]}"); continue
        text = items[f[0]]; out.setdefault(f[0], (text, []))
        if f[1:] == ["NONE"]: continue
        if len(f) != 9: errors.append(f"line {n}: {len(f)} fields, not 9"); continue
        if f[2] not in TYPES: errors.append(f"line {n}: no type {f[2]}"); continue
        if f[3] not in STATUS: errors.append(f"line {n}: no status {f[3]}"); continue
        span = lambda x: None if x == "-" else find(text, x) or errors.append(f"line {n}: not in the text: {x}")
        many = lambda x: [] if x == "-" else [s for p in x.split("||") if (s := span(p.strip()))]
        if f[1] == "-" or len(f[1].split()) > 4: errors.append(f"line {n}: trigger of 1 to 4 words, not {f[1]}"); continue
        out[f[0]][1].append({"type": f[2], "status": f[3], "trigger": span(f[1]), "actors": many(f[4]), "recipients": many(f[5]), "place": span(f[6]), "time": span(f[7]), "asserter": span(f[8])})
    errors += [f"{i} has no line" for i in items if i not in out]
    return out, errors


def pack(folder, path):
    docs, kept, n = documents(), 0, 0
    with gzip.open(path, "wt", encoding="utf8") as f:
        for batch in sorted(glob.glob(os.path.join(folder, "batch-*.tsv"))):
            done = batch.replace("batch-", "marks-")
            if not os.path.exists(done): continue
            found, errors = marks(batch, done)
            key = dict(line.rstrip("\n").split("\t") for line in open(batch.replace("batch-", "key-"), encoding="utf8"))
            if errors: print(os.path.basename(done), len(errors), "errors left out:", errors[:3])
            for i, (text, events) in found.items():
                source, (name, b, e) = key[i].split(":", 1)[0], key[i].split(":", 1)[1].rsplit(":", 2)
                whole = docs[source][name]; b, e = int(b), int(e)
                # the item has runs of white space as one space: back to the document's own offsets
                back, j = [], b
                for c in text:
                    while c != " " and whole[j].isspace(): j += 1
                    back.append(j); j += 1
                at = lambda s: s and [back[s[0]] - b, back[s[1] - 1] + 1 - b]
                for x in events:
                    for k in ("trigger", "place", "time", "asserter"): x[k] = at(x[k])
                    for k in ("actors", "recipients"): x[k] = [at(s) for s in x[k]]
                events = [x for x in events if x["trigger"]]
                f.write(json.dumps({"id": f"{source}:{name}", "from": b, "to": e, "events": events}) + "\n")
                kept += 1; n += len(events)
    print(kept, "items,", n, "events")


D_WORD = re.compile(r"\w+(?:['’]\w+)?")

if __name__ == "__main__":
    p = argparse.ArgumentParser(); s = p.add_subparsers(dest="do", required=True)
    a = s.add_parser("pick"); a.add_argument("folder"); a.add_argument("wanted", nargs="+"); a.add_argument("--size", type=int, default=110)
    a = s.add_parser("check"); a.add_argument("batch"); a.add_argument("marks")
    a = s.add_parser("pack"); a.add_argument("folder"); a.add_argument("out")
    A = p.parse_args()
    if A.do == "pick": pick(A.folder, {k: int(n) for k, n in (x.split("=") for x in A.wanted)}, A.size)
    elif A.do == "pack": pack(A.folder, A.out)
    else:
        found, errors = marks(A.batch, A.marks)
        print(*errors, sep="\n") if errors else print("right:", len(found), "items,", sum(len(e) for _, e in found.values()), "events")
        sys.exit(bool(errors))
