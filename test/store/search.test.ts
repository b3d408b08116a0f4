import assert from "node:assert/strict";
import { test } from "node:test";
import { openStore } from "../../src/store/open-store.ts";
import { parseQuery } from "../../src/store/query/parse-query.ts";
import type { Store } from "../../src/store/store.ts";
import { forEachEngine, missing, newPostgres, newSqlite } from "./engines.ts";
import { madeUp, madeUpQueries } from "./made-up-reports.ts";
import { makeRecord } from "./make-record.ts";
import { sampleReports } from "./sample-reports.ts";
import { addAll, everything, found, newStore, places } from "./with-store.ts";

/** What each query finds in the sample reports, in order. */
const answers: { readonly [query: string]: string } = {
  // words, stems, accents, possessives, numbers, abbreviations
  "talks slogans": "elvan-1 -",
  elections: "strike -, visit -, visit s1",
  ELECT: "strike -, visit -, visit s1",
  zurich: "visit -, visit v1",
  Zürich: "visit -, visit v1",
  muller: "visit -, visit s3, visit s4",
  "US 1000": "visit -, visit s4",
  "U.S. 1,000": "visit -, visit s4",
  "minister's spokeswoman": "undated -, undated s1",
  "state-run": "old -, old s1",
  nowhere: "",
  // phrases
  '"strike goes on"': "strike -, strike s1",
  '"goes strike"': "",
  '"balloon visit"': "old -, old s1",
  '"talks had failed" he': "visit -",
  '"Jorun Aske" elections': "visit -, visit s1",
  // names, by every wording of the report
  "speaker:Oduya": "strike s1, elvan-1 s1, elvan-1 s2, elvan-1 s3, elvan-1 s4",
  'speaker:"Mara Oduya" talks': "elvan-1 s2",
  'speaker:"Oduya Mara"': "",
  "speaker:minister": "visit s1, visit s2, undated s1",
  "speaker:official": "strike s2, elvan-1 s10, elvan-1 s11",
  "about:oduya": "strike -, strike v1, elvan-1 -, elvan-1 v1",
  "about:balloon": "old -, old s1",
  "by:police": "strike v1, elvan-1 v4",
  'by:"Jorun Aske"': "visit v1, undated v1",
  "by:officials": "",
  "to:officials": "visit v1",
  "to:reporters": "visit s2, elvan-1 s3",
  "to:Lindqvist": "strike s1",
  "asserted-by:reporter": "strike v1, strike v2, visit v1, elvan-1 v3, elvan-1 v4, elvan-1 v6, undated v1",
  "asserted-by:aske": "visit v2",
  'asserted-by:"reporter"': "",
  "place:oslo": "old -, undated -, undated v1",
  "place:Zurich": "visit -, visit v1",
  "outlet:courier kind:report": "strike -, elvan-1 -",
  'outlet:"elvan courier" kind:report': "strike -, elvan-1 -",
  'outlet:"courier elvan"': "",
  // values
  "type:ASSAULT,CONSULT": "strike v2, visit v1, elvan-1 v6",
  "type:aid": "undated v1",
  "status:negated -type:ASSAULT": "elvan-1 v2, elvan-1 v6",
  "status:possible": "strike v1, elvan-1 v5",
  "said:no": "visit s4, elvan-1 s9",
  "said:yes form:direct outlet:tribune": "visit s2, undated s1",
  "form:mixed": "old s1, elvan-1 s2, elvan-1 s7, elvan-1 s8",
  "country:NOR kind:event": "visit v1, undated v1",
  "country:Norway kind:statement": "visit s1, visit s2",
  "country:DK": "visit -, visit v2, elvan-1 v5",
  "country:CHE,DNK kind:event": "visit v1, visit v2, elvan-1 v5",
  "kind:report": "strike -, visit -, old -, elvan-1 -, undated -",
  // negation, alternatives
  "-strike kind:report": "visit -, old -, undated -",
  "balloon OR valley kind:report": "old -, undated -",
  "-kind:statement -kind:event outlet:tribune": "visit -, undated -",
  'strike -"strike goes on"': "elvan-1 -, elvan-1 s1, elvan-1 v1",
  '"strike goes on" OR balloon -kind:report': "strike s1, old s1",
  '-"the strike" dockers': "strike v2, elvan-1 v4",
  "speaker:lindqvist OR by:lindqvist -said:no": "elvan-1 s5, elvan-1 v3, elvan-1 s6, elvan-1 s8, elvan-1 v6",
  // dates: a month stands for its first day, undated is neither before nor after
  "after:2031 kind:report": "strike -, visit -",
  "after:2029-12-01 before:2029-12-02": "old -, old s1",
  "before:2029-12":
    "elvan-1 -, elvan-1 s1, elvan-1 v1, elvan-1 s2, elvan-1 s3, elvan-1 s4, elvan-1 s5, elvan-1 v2, elvan-1 v3, elvan-1 s6, elvan-1 s7, elvan-1 s8, elvan-1 s9, elvan-1 s10, elvan-1 s11, elvan-1 s12, elvan-1 v4, elvan-1 v5, elvan-1 v6",
  "before:2100 kind:report": "strike -, visit -, old -, elvan-1 -",
  "after:2031-03-05 before:2031-03-05": "",
  "after:2031-03-06": "",
};

forEachEngine((newPlace) => {
  test("each query finds the same on both engines, the newest first, in the order of the text", async (t) => {
    const { store } = await newStore(t, newPlace);
    await addAll(store, sampleReports());
    const given: { [query: string]: string } = {};
    for (const query of Object.keys(answers)) given[query] = places((await found(store, query)).items).join(", ");
    assert.deepEqual(given, answers);
  });

  test("the oldest first is the newest first from behind, and counts are of all", async (t) => {
    const { store } = await newStore(t, newPlace);
    await addAll(store, sampleReports());
    for (const query of ["", "strike", '"strike goes on" OR balloon', "after:2029"]) {
      const newest = await found(store, query);
      const oldest = await found(store, query, { order: "oldest" });
      assert.deepEqual(oldest.items, newest.items.toReversed());
      assert.deepEqual(newest.total, { value: newest.items.length, more: false });
      assert.deepEqual((await found(store, query, { count: "all", limit: 1 })).total, newest.total);
    }
  });

  test("a result shows its item, its report and who the parties are in the library", async (t) => {
    const { store } = await newStore(t, newPlace);
    await addAll(store, sampleReports());
    const [said] = (await found(store, 'speaker:aske to:reporters "nothing to hide"')).items;
    const [aske] = await everything((page) => store.actors({ ...page, name: "jorun aske" }));
    const text = (await store.report("visit", null))!.kept.record.document.text;
    assert.deepEqual(said, {
      kind: "statement",
      document: "visit",
      version: 1,
      item: "s2",
      text: "“We have nothing to hide,”",
      from: text.indexOf("“We"),
      to: text.indexOf(" she told"),
      title: "Foreign minister's visit ends in Zürich",
      outlet: "Halmar Tribune",
      url: "https://tribune.example/visit",
      published: "2031-03-05",
      confidence: 0.9,
      statement: {
        speaker: [{ name: "Jorun Aske", role: "Foreign minister", country: "NOR", actor: aske.id }],
        speakerKind: "named",
        addressee: [{ name: "reporters", role: null, country: null, actor: null }],
        form: "direct",
        cue: "told",
        said: true,
      },
      event: null,
    });
    const [act] = (await found(store, "type:CONSULT status:actual")).items;
    assert.deepEqual(
      [act.text, act.event?.place, act.event?.recipients[0].name, act.event?.source],
      [
        "Foreign minister Jorun Aske met Norvian officials in Zürich.",
        { name: "Zürich", country: "CHE" },
        "Norvian officials",
        null,
      ],
    );
  });

  test("a facet counts what its own query finds among the results", async (t) => {
    const { store } = await newStore(t, newPlace);
    await addAll(store, [
      ...sampleReports(),
      makeRecord(`
id: names
outlet: Courier
published: 2158-12-30

Aske left, Aske said. JORUN ASKE said so. The Reporter called. “Stop,” said Wang. 王毅 stayed.
==>
who Aske (person)
who JORUN ASKE (person)
who Reporter (person)
who 王毅 (person)
says Aske | said | Aske left
says JORUN ASKE | said | so
says Wang | said | “Stop,” | direct
does COERCE | Reporter & 王毅 | - | called | Reporter
`),
    ]);
    for (const query of ["", "minister", "kind:statement", "-type:AID", '"the strike" OR balloon', "speaker:aske"]) {
      const { facets, total } = await found(store, query, { facets: true, count: "all" });
      assert.deepEqual(total, (await found(store, query, { count: "all" })).total);
      for (const { name, values } of facets) {
        const counts = values.map(({ count }) => count);
        assert.deepEqual(
          counts,
          counts.toSorted((a, b) => b - a),
        );
        for (const { value, count, query: term } of values) {
          const narrowed = await found(store, `${query} ${term}`, { count: "all" });
          assert.equal(narrowed.total.value, count, `${name} ${value}: ${query} ${term}`);
        }
      }
    }
    const names = (await found(store, "", { facets: true })).facets.flatMap(({ name, values }) =>
      values.map(({ value }) => `${name} ${value}`),
    );
    assert.equal(names.length, new Set(names).size, "one value twice");
    for (const name of ["speaker Mara Oduya", "source reporter", "actor 王毅", "outlet Courier", "year 2031"])
      assert.equal(names.includes(name), true, name);
  });

  test("what cannot be asked is refused", async (t) => {
    const { store } = await newStore(t, newPlace);
    for (const limit of [0, 201, 1.5, -1, Number.NaN])
      await assert.rejects(found(store, "", { limit }), { name: "RangeError", message: /1 to 200/ });
    for (const cursor of ["", "x", "1.2", "-1", "1e3", "99999999999999999", "1;drop table item", " 1"])
      await assert.rejects(found(store, "", { cursor }), { name: "RangeError", message: /cursor/ });
    await assert.rejects(store.actors({ limit: 1, cursor: "1", name: null }), RangeError);
    await assert.rejects(store.actorItems(1, [], { limit: 1, cursor: null }), RangeError);
    await assert.rejects(store.doubtful({ limit: 1, cursor: null, doubt: "none" as "low confidence" }), RangeError);
    await assert.rejects(store.reports({ limit: 0, cursor: null, by: "added" }), RangeError);
  });

  test("over time, every result is counted once, by type or by who acts", async (t) => {
    const { store } = await newStore(t, newPlace);
    await addAll(store, sampleReports());
    for (const query of ["", "strike", "country:NOR", "after:2031"]) {
      const all = (await found(store, query, { count: "all" })).total.value;
      for (const unit of ["day", "month", "year"] as const) {
        const { points, undated, total } = await store.timeline({ query: parseQuery(query), unit, by: "type" });
        assert.equal(
          points.reduce((sum, { count }) => sum + count, undated),
          all,
        );
        assert.deepEqual(total, { value: all, more: false });
      }
    }
    const { points } = await store.timeline({ query: parseQuery("speaker:oduya"), unit: "month", by: "actor" });
    assert.deepEqual(points, [
      { when: "2025-03", kind: "statement", group: "Mara Oduya", count: 4 },
      { when: "2031-03", kind: "statement", group: "Mara Oduya", count: 1 },
    ]);
  });
});

test("many queries of made up reports are answered alike by both engines", { skip: missing() }, async (t) => {
  const stores: Store[] = [];
  for (const newPlace of [newSqlite, newPostgres]) {
    const store = await openStore((await newPlace(t)).location);
    t.after(() => store.close());
    await addAll(store, madeUp(60));
    stores.push(store);
  }
  const queries = madeUpQueries(150);
  for (const query of queries) {
    const [sqlite, postgres] = await Promise.all(
      stores.map((store) => found(store, query, { facets: true, limit: 20 })),
    );
    assert.deepEqual(postgres, sqlite, query);
  }
  assert.equal(queries.length, 150);
});
