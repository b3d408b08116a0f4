import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fillLibrary } from "../../bench/library/fill-library.ts";
import { makeReport } from "../../bench/library/make-report.ts";
import { makeQueries } from "../../bench/library/queries.ts";
import { openTemplates, type Template } from "../../bench/library/templates.ts";
import type { Record, Span } from "../../src/record.ts";
import { readRaw } from "../../src/source/read-raw.ts";
import { textDocument } from "../../src/source/text-document.ts";
import type { KeptRecord } from "../../src/store/explained.ts";
import { openStore } from "../../src/store/open-store.ts";
import { parseQuery } from "../../src/store/query/parse-query.ts";
import { assertRecord } from "../record-schema.ts";
import { forEachEngine } from "../store/engines.ts";

const TEXT = `The harbour of Vessen stays closed, mayor Odile Brandt said on Monday, and Brandt met the dockers again.

“Nobody has asked the dockers,” said Ruben Tallis of the Vessen Port Authority. “We were told by the newspaper.”`;

function at(words: string, nth = 0): Span {
  let from = TEXT.indexOf(words);
  for (let k = 0; k < nth; k++) from = TEXT.indexOf(words, from + 1);
  assert.notEqual(from, -1, words);
  return { from, to: from + words.length };
}

const name = (words: string, nth = 0) => ({ ...at(words, nth), kind: "name" as const });
const entity = { country: null, role: null, sector: null };
const statement = { addressee: null, continues: null, within: null, said: true, confidence: 0.9 };

/** What the model might have read in `TEXT`. */
const SAMPLE: Record = {
  readout: 1,
  made: { version: "0.0.0", model: { name: "none", sha256: "0".repeat(64) }, options: {} },
  document: textDocument("sample", TEXT),
  entities: [
    { ...entity, id: "e1", name: "Vessen", type: "place", mentions: [name("Vessen")] },
    { ...entity, id: "e2", name: "Odile Brandt", type: "person", mentions: [name("Odile Brandt"), name("Brandt", 1)] },
    { ...entity, id: "e3", name: "Ruben Tallis", type: "person", mentions: [name("Ruben Tallis")] },
    {
      ...entity,
      id: "e4",
      name: "Vessen Port Authority",
      type: "organisation",
      mentions: [name("Vessen Port Authority")],
    },
    { ...entity, id: "e5", name: "the dockers", type: "group", mentions: [{ ...at("the dockers"), kind: "nominal" }] },
  ],
  statements: [
    {
      ...statement,
      id: "s1",
      form: "indirect",
      speaker: { spans: [at("mayor Odile Brandt")], entities: ["e2"], kind: "named" },
      cue: { spans: [at("said")], lemma: "say", class: "say" },
      content: { spans: [at("The harbour of Vessen stays closed")] },
    },
    {
      ...statement,
      id: "s2",
      form: "direct",
      speaker: { spans: [at("Ruben Tallis of the Vessen Port Authority")], entities: ["e3"], kind: "named" },
      cue: { spans: [at("said", 1)], lemma: "say", class: "say" },
      content: { spans: [at("“Nobody has asked the dockers,”"), at("“We were told by the newspaper.”")] },
    },
  ],
  events: [
    {
      id: "v1",
      type: "CONSULT",
      mode: null,
      quad: "verbal cooperation",
      trigger: at("met"),
      mentions: [at("met")],
      actors: [{ spans: [at("Brandt", 1)], entity: "e2" }],
      recipients: [{ spans: [at("the dockers")], entity: "e5" }],
      place: null,
      time: null,
      magnitude: [],
      status: "actual",
      assertedBy: { voice: "reporter" },
      sentence: { from: 0, to: TEXT.indexOf("\n") },
      confidence: 0.8,
    },
  ],
  times: [{ ...at("Monday"), id: "t1", type: "DATE", value: null, precision: null, basis: null }],
  places: [
    { ...at("Vessen"), id: "p1", name: "Vessen", geonames: null, lat: null, lon: null, country: null, admin: [] },
  ],
  problems: [],
};

const KEPT: KeptRecord = { record: SAMPLE, reasons: { s1: [{ field: "speaker", because: "it is named" }] } };

function templatesOf(kept: readonly KeptRecord[]): readonly Template[] {
  const folder = mkdtempSync(join(tmpdir(), "readout-templates-"));
  try {
    writeFileSync(join(folder, "samples.json"), JSON.stringify(kept));
    return openTemplates(join(folder, "samples.json"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("a made report is a record like any other, read again from its source as the same document", async () => {
  const templates = templatesOf([KEPT]);
  for (let n = 0; n < 200; n++) {
    const { kept, raw } = makeReport(templates, 1, n * 501);
    assertRecord(kept.record);
    assert.deepEqual(makeReport(templates, 1, n * 501), { kept, raw });
    const again = await readRaw(raw, kept.record.document.source!);
    assert.ok("read" in again);
    assert.deepEqual(again.read.document.text, kept.record.document.text);
    assert.deepEqual(again.read.document.published, kept.record.document.published);
  }
});

test("names are others in each report, and the same wherever one is meant in it", () => {
  const templates = templatesOf([KEPT]);
  const names = new Set<string>();
  for (let n = 0; n < 50; n++) {
    const { document, entities, statements } = makeReport(templates, 1, n).kept.record;
    const wordsAt = ({ from, to }: Span) => document.text.slice(from, to);
    for (const { type, name, mentions } of entities.filter(({ type }) => type === "person")) {
      names.add(name);
      const named = mentions.filter(({ kind }) => kind === "name").map(wordsAt);
      assert.ok(type === "person" && named.every((words) => name.endsWith(words)), `${name}: ${named}`);
    }
    const direct = statements.filter(({ form }) => form === "direct");
    for (const { content, cue } of direct) {
      assert.deepEqual(
        content.spans.map((span) => wordsAt(span).replace(/[^“”]/g, "")),
        ["“”", "“”"],
      );
      assert.deepEqual(cue?.spans.map(wordsAt), ["said"]);
    }
  }
  assert.ok(names.size > 40, `${names.size} names`);
  assert.ok(!names.has("Odile Brandt"));
});

forEachEngine((newPlace) => {
  test("a library is filled with them, and every query of the mix can be asked of it", async (context) => {
    const place = await newPlace(context);
    const store = await openStore(place.location);
    const templates = templatesOf([KEPT]);
    await fillLibrary(store, templates, { seed: 1, from: 0, to: 40 }, () => {});
    assert.equal((await store.counts()).reports, 40);
    let found = 0;
    for (const q of makeQueries(templates, 1, 40, 150)) {
      const query = parseQuery(q);
      const request = { query, order: "newest", limit: 5, cursor: null, facets: true, count: "some" } as const;
      found += (await store.search(request)).items.length > 0 ? 1 : 0;
    }
    assert.ok(found > 40, `${found} of 150 found something`);
    await store.close();
  });
});
