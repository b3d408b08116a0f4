import assert from "node:assert/strict";
import { test } from "node:test";
import type { Document } from "../../src/record.ts";
import { contentHash } from "../../src/store/content-hash.ts";
import { StoreError } from "../../src/store/store-error.ts";
import { forEachEngine } from "./engines.ts";
import { makeRecord } from "./make-record.ts";
import { addAll, everything, found, newStore, places } from "./with-store.ts";

const read = (version: string, model: string, findings: string, given: Partial<Document> = {}) =>
  makeRecord(`The dam broke, Vera Holt said. Ilse Brandt left.\n==>\n${findings}`, {
    id: "dam",
    url: "https://x.example/dam",
    version,
    model,
    ...given,
  });
const one = "who Vera Holt (person)\nsays Vera Holt | said | The dam broke";
const two = "who Ilse Brandt (person)\ndoes RETREAT | Ilse Brandt | - | left";
const versions = async (
  list: Promise<
    readonly {
      readonly record: { readonly made: { readonly version: string; readonly model: { readonly name: string } } };
    }[]
  >,
) => (await list).map(({ record: { made } }) => `${made.version} ${made.model.name}`);

forEachEngine((newPlace) => {
  test("a new record takes the place of the current one, which is kept unless the same program made it", async (t) => {
    const { store } = await newStore(t, newPlace);
    await addAll(store, [read("1", "m", one)]);
    await store.replaceRecord({ document: "dam", version: 1 }, read("2", "m", two));
    assert.deepEqual(await versions(store.records("dam", null)), ["2 m", "1 m"]);
    assert.deepEqual((await store.records("dam", 1))[1], read("1", "m", one));
    await store.replaceRecord({ document: "dam", version: 1 }, read("2", "n", two));
    await store.replaceRecord({ document: "dam", version: 1 }, read("2", "n", one));
    assert.deepEqual(await versions(store.records("dam", null)), ["2 n", "2 m", "1 m"]);
    const report = (await store.report("dam", null))!;
    assert.deepEqual(report.kept, read("2", "n", one));
    assert.deepEqual(
      [report.row.readoutVersion, report.row.model.name, report.row.statements, report.row.events, report.row.version],
      ["2", "n", 1, 0, 1],
    );
    assert.deepEqual(await Array.fromAsync(store.check()), []);
  });

  test("only what the current record says is found, and actors that only the earlier one named are gone", async (t) => {
    const { store } = await newStore(t, newPlace);
    await addAll(store, [read("1", "m", one)]);
    await store.replaceRecord({ document: "dam", version: 1 }, read("2", "m", two));
    assert.deepEqual(places((await found(store, "-kind:report")).items), ["dam v1"]);
    assert.deepEqual(
      (await everything((page) => store.actors({ ...page, name: null }))).map(({ name }) => name),
      ["Ilse Brandt"],
    );
    const { statements, events, actors, versions } = await store.counts();
    assert.deepEqual([statements, events, actors, versions], [0, 1, 1, 1]);
  });

  test("an earlier version is read again without being found", async (t) => {
    const { store } = await newStore(t, newPlace);
    await addAll(store, [read("1", "m", one), makeRecord("All is well.", { id: "dam", url: "https://x.example/dam" })]);
    await store.replaceRecord({ document: "dam", version: 1 }, read("2", "m", two));
    assert.deepEqual(await versions(store.records("dam", 1)), ["2 m", "1 m"]);
    assert.deepEqual(places((await found(store, "")).items), ["dam -"]);
    assert.equal((await store.counts()).actors, 0);
    assert.deepEqual(await Array.fromAsync(store.check()), []);
  });

  test("what was read otherwise of title, outlet and date is told so from then on", async (t) => {
    const { store } = await newStore(t, newPlace);
    const dated = {
      published: { value: "2031-03-05", precision: "day", basis: "meta" },
      title: "Dam",
      outlet: "Courier",
    } as const;
    await addAll(store, [
      read("1", "m", one),
      makeRecord("Another.", { id: "other", published: { ...dated.published, value: "2031-01" } }),
    ]);
    await store.correct({
      document: "dam",
      item: "s1",
      verdict: "right",
      field: null,
      value: null,
      note: null,
      by: null,
    });
    assert.deepEqual(places((await found(store, "kind:report")).items), ["other -", "dam -"]);
    const kept = read("2", "m", one, dated);
    await store.replaceRecord({ document: "dam", version: 1 }, kept);
    assert.deepEqual(places((await found(store, "after:2031-03 outlet:courier")).items), ["dam -", "dam s1"]);
    const { row, corrections } = (await store.report("dam", null))!;
    assert.deepEqual([row.title, row.outlet, row.published], ["Dam", "Courier", dated.published]);
    assert.deepEqual(
      corrections.map(({ item, state }) => [item, state]),
      [["s1", "exact"]],
    );
    assert.deepEqual(
      (await everything((page) => store.reports({ ...page, by: "published" }))).map(({ document }) => document),
      ["dam", "other"],
    );
    assert.equal(await store.findContent(contentHash(kept.record.document)), "dam");
    assert.deepEqual(await versions(store.records("dam", null)), ["2 m", "1 m"]);
    assert.deepEqual(await Array.fromAsync(store.check()), []);
  });

  test("which versions another program read", async (t) => {
    const { store } = await newStore(t, newPlace);
    await addAll(store, [
      read("1", "m", one),
      read("2", "m", one, { text: "The dam broke, Vera Holt said, and left." }),
      makeRecord("Other.", { id: "o", version: "2", model: "n" }),
    ]);
    const outdated = async (version: string, name: string) =>
      (await everything((page) => store.outdated({ version, sha256: name.padEnd(64, "0") }, page), 1)).map(
        ({ document, version }) => `${document} ${version}`,
      );
    assert.deepEqual(await outdated("2", "m"), ["dam 1", "o 1"]);
    assert.deepEqual(await outdated("2", "n"), ["dam 1", "dam 2"]);
    await store.replaceRecord({ document: "dam", version: 1 }, read("2", "m", two));
    assert.deepEqual(await outdated("2", "m"), ["o 1"]);
  });

  test("a record of another text, of another report or of none is refused", async (t) => {
    const { store } = await newStore(t, newPlace);
    await addAll(store, [read("1", "m", one)]);
    const refused = (code: string) => (error: unknown) => error instanceof StoreError && error.code === code;
    const replace = (document: string, version: number, given: Partial<Document>) =>
      store.replaceRecord({ document, version }, { ...read("2", "m", ""), ...makeRecord("The dam.", given) });
    await assert.rejects(replace("dam", 1, { id: "dam" }), refused("NOT_POSSIBLE"));
    await assert.rejects(
      replace("dam", 1, { id: "other", text: read("1", "m", one).record.document.text }),
      refused("NOT_POSSIBLE"),
    );
    await assert.rejects(replace("dam", 2, { id: "dam" }), refused("NOT_FOUND"));
    await assert.rejects(replace("nowhere", 1, { id: "nowhere" }), refused("NOT_FOUND"));
    assert.deepEqual((await store.report("dam", null))!.kept, read("1", "m", one));
    assert.deepEqual(await Array.fromAsync(store.check()), []);
  });
});
