import assert from "node:assert/strict";
import { test } from "node:test";
import type { Raw } from "../../src/source/document.ts";
import { addressedId, textId } from "../../src/source/document-id.ts";
import { contentHash } from "../../src/store/content-hash.ts";
import { sampleRecord } from "../cli/sample-record.ts";
import { forEachEngine } from "./engines.ts";
import { makeRecord } from "./make-record.ts";
import { addAll, everything, found, newStore, places } from "./with-store.ts";

const first = `
id: flood-1
url: https://courier.example/flood
outlet: Elvan Courier
title: Flood in Elvan
published: 2031-03-05

The dam broke, mayor Ana Reyes said.
==>
who Ana Reyes (person, -, mayor)
says Ana Reyes | said | The dam broke
`;
const second = first
  .replace("flood-1", "flood-2")
  .replace("The dam broke,", "The dam held,")
  .replace("The dam broke\n", "The dam held\n");

forEachEngine((newPlace) => {
  test("what is added is read back as it was, with its reasons, its source and its actors", async (t) => {
    const { store } = await newStore(t, newPlace);
    const kept = { record: sampleRecord(), reasons: { s1: [{ field: "speaker", because: "she is named" }] } };
    const raw: Raw = { format: "html", text: "<p>x\0\uD800</p>", options: { title: "given" } };
    assert.deepEqual(await store.add(kept, raw), { outcome: "stored", document: "elvan-1", version: 1 });
    const report = await store.report("elvan-1", null);
    assert.deepEqual(report?.kept, kept);
    assert.deepEqual(await store.raw("elvan-1", null), raw);
    assert.deepEqual(
      Object.entries(report!.actors).map(([entity, { name }]) => [entity, name]),
      [
        ["oduya", "Mara Oduya"],
        ["lindqvist", "Pieter Lindqvist"],
        ["reyes", "Ana Reyes"],
        ["company", "Elvan Harbour Company"],
        ["denmark", "Danish government"],
      ],
    );
    const { addedAt, ...row } = report!.row;
    assert.match(addedAt, /^20\d\d-\d\d-\d\dT/);
    assert.deepEqual(row, {
      document: "elvan-1",
      version: 1,
      isLatest: true,
      title: "Harbour talks end without a deal",
      outlet: "Elvan Courier",
      url: "https://courier.example/elvan/1",
      byline: ["Tomas Weil"],
      published: kept.record.document.published,
      language: "en",
      source: "elvan.html",
      words: kept.record.document.text.split(/\s+/).length,
      statements: 12,
      events: 6,
      model: kept.record.made.model,
      readoutVersion: "0.0.0",
      indexCut: false,
    });
  });

  test("the same report once more is a duplicate, wherever it was read from", async (t) => {
    const { store } = await newStore(t, newPlace);
    const kept = makeRecord(first, { source: "a.html" });
    assert.equal((await store.add(kept, null)).outcome, "stored");
    assert.deepEqual(await store.add(makeRecord(first, { source: "copy/b.html" }), null), {
      outcome: "duplicate",
      document: "flood-1",
    });
    assert.equal(await store.findContent(contentHash(kept.record.document)), "flood-1");
    assert.equal(await store.findContent(contentHash(makeRecord(second).record.document)), null);
    assert.equal((await store.counts()).versions, 1);
  });

  test("changed text under the same address is a new version; both are kept and the new one is found", async (t) => {
    const { store } = await newStore(t, newPlace);
    await addAll(store, [makeRecord(first)]);
    assert.deepEqual(await store.add(makeRecord(second), null), { outcome: "stored", document: "flood-2", version: 2 });
    const { toLookAt: _, ...counts } = await store.counts();
    assert.deepEqual(counts, {
      reports: 1,
      versions: 2,
      statements: 1,
      events: 0,
      actors: 1,
      refusals: 0,
      corrections: 0,
    });
    assert.deepEqual(places((await found(store, "broke")).items), []);
    assert.deepEqual(places((await found(store, "held")).items), ["flood-2 -", "flood-2 s1"]);
    const report = await store.report("flood-2", null);
    assert.deepEqual(
      report?.versions.map(({ document, version }) => [document, version]),
      [
        ["flood-1", 1],
        ["flood-2", 2],
      ],
    );
    const earlier = await store.report("flood-2", 1);
    assert.equal(earlier?.kept.record.document.text, "The dam broke, mayor Ana Reyes said.");
    assert.equal(earlier?.row.isLatest, false);
    assert.equal((await store.report("flood-1", null))?.row.version, 1);
    assert.deepEqual(
      (await everything((page) => store.reports({ ...page, by: "added" }))).map(({ document }) => document),
      ["flood-2"],
    );
    const [ana] = await everything((page) => store.actors({ ...page, name: "reyes" }));
    assert.deepEqual([ana.namedIn, ana.quotes.value], [1, 1]);
    // The first version once more is there already.
    assert.equal((await store.add(makeRecord(first), null)).outcome, "duplicate");
  });

  test("an actor whom only an earlier version named is gone, one that both name is the same", async (t) => {
    const { store } = await newStore(t, newPlace);
    await addAll(store, [makeRecord(`${first}who The dam (organisation)`)]);
    const before = (await store.report("flood-1", null))!.actors;
    assert.equal((await store.counts()).actors, 2);
    await addAll(store, [makeRecord(second)]);
    assert.equal((await store.counts()).actors, 1);
    assert.deepEqual((await store.report("flood-2", null))!.actors.e1, before.e1);
  });

  test("without an address the given id tells versions", async (t) => {
    const { store } = await newStore(t, newPlace);
    const plain = (text: string) => makeRecord(text, { id: "row 7" });
    await addAll(store, [plain("One dam."), plain("Two dams.")]);
    const report = await store.report("row 7", null);
    assert.equal(report?.kept.record.document.text, "Two dams.");
    assert.equal(report?.versions.length, 2);
    assert.equal((await store.report("row 7", 1))?.kept.record.document.text, "One dam.");
  });

  test("one id at two addresses is refused, in every way it can come about", async (t) => {
    const { store } = await newStore(t, newPlace);
    const at = (url: string, id: string, text: string) => makeRecord(text, { url, id, source: "in.jsonl:3" });
    await addAll(store, [
      at("https://a.example/1", "a", "A first."),
      at("https://a.example/1", "a2", "A second."),
      at("https://b.example/1", "b", "B first."),
    ]);
    for (const taken of [
      at("https://c.example/1", "b", "Another one."),
      // The id of an earlier version, and an address and an id of two reports.
      at("https://c.example/1", "a", "Another one."),
      at("https://a.example/1", "b", "A third."),
    ]) {
      const added = await store.add(taken, null);
      assert.equal(added.outcome === "refused" && added.code, "ID_TAKEN");
      assert.match(added.outcome === "refused" ? added.message : "", /^in\.jsonl:3: .*its id (a|b); give it/);
    }
    assert.equal((await store.counts()).versions, 3);
  });

  test("the same report of two outlets, with ids of their own, is two reports", async (t) => {
    const { store } = await newStore(t, newPlace);
    await addAll(store, [
      makeRecord("Wire copy.", { id: "a", url: "https://a.example/", outlet: "A" }),
      makeRecord("Wire copy.", { id: "b", url: "https://b.example/", outlet: "B" }),
    ]);
    assert.equal((await store.counts()).reports, 2);
  });

  test("reports are listed by date of publication and of adding, undated ones last", async (t) => {
    const { store } = await newStore(t, newPlace);
    const on = (id: string, published: string | null) =>
      makeRecord("A dam.", {
        id,
        published: published === null ? null : { value: published, precision: "day", basis: "given" },
      });
    await addAll(store, [on("b", "2030-01"), on("none", null), on("c", "2031-05-05"), on("a", "1914")]);
    const ids = async (by: "published" | "added", limit: number) =>
      (await everything((page) => store.reports({ ...page, by }), limit)).map(({ document }) => document);
    assert.deepEqual(await ids("published", 1), ["c", "b", "a", "none"]);
    assert.deepEqual(await ids("added", 3), ["a", "c", "none", "b"]);
  });

  test("there is nothing of a report that is not there", async (t) => {
    const { store } = await newStore(t, newPlace);
    await addAll(store, [makeRecord(first)]);
    assert.equal(await store.report("nowhere", null), null);
    assert.equal(await store.report("flood-1", 2), null);
    assert.equal(await store.raw("nowhere", null), null);
    assert.equal(await store.raw("flood-1", null), null);
    assert.deepEqual(await store.records("nowhere", null), []);
    assert.equal(await store.remove("nowhere"), false);
  });

  test("copy of an agency at two addresses is two reports, each once", async (t) => {
    const { store } = await newStore(t, newPlace);
    const text = "The ministers will meet again in Port Aster.";
    const at = (url: string) => makeRecord(`${text}\n==>`, { id: textId(text), url });
    assert.equal((await store.add(at("https://a.example/1"), null)).outcome, "stored");
    const second = await store.add(at("https://b.example/2"), null);
    assert.deepEqual(second, { outcome: "stored", document: addressedId(text, "https://b.example/2"), version: 1 });
    assert.equal((await store.add(at("https://b.example/2"), null)).outcome, "duplicate");
    assert.equal(await store.findContent(contentHash(at("https://b.example/2").record.document)), second.document);
    assert.equal((await store.counts()).reports, 2);
  });
});
