import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page, PageRequest } from "../../src/store/store.ts";
import { forEachEngine } from "./engines.ts";
import { madeUp } from "./made-up-reports.ts";
import { addAll, everything, found, newStore } from "./with-store.ts";

type List = (page: PageRequest) => Promise<Page<unknown>>;

forEachEngine((newPlace) => {
  test("page by page, with any limit, every list is the list on one page", async (t) => {
    const { store } = await newStore(t, newPlace);
    await addAll(store, madeUp(25));
    const run = await store.startRun(["a"]);
    for (let k = 0; k < 9; k++) {
      await store.startRun([`in ${k}`]);
      await store.keepRefusal(run, { source: `s${k}`, code: "EMPTY", message: "no text" });
      await store.correct({
        document: `made-${k}`,
        item: "v1",
        verdict: "right",
        field: null,
        value: null,
        note: null,
        by: null,
      });
    }
    const [holt, ...others] = await everything((page) => store.actors({ ...page, name: null }));
    for (const { id } of others.filter(({ mergedInto }) => mergedInto === null).slice(0, 3))
      await store.mergeActors(id, holt.id, null);
    const [edge] = await store.neighbours(holt.id);
    const lists: { readonly [name: string]: List } = {
      newest: (page) => found(store, "", page),
      oldest: (page) => found(store, "", { ...page, order: "oldest" }),
      words: (page) => found(store, "dam OR would", page),
      "words, oldest": (page) => found(store, '"would fail" after:2031', { ...page, order: "oldest" }),
      published: (page) => store.reports({ ...page, by: "published" }),
      added: (page) => store.reports({ ...page, by: "added" }),
      actors: (page) => store.actors({ ...page, name: null }),
      "actors by name": (page) => store.actors({ ...page, name: "a" }),
      "reports of an actor": (page) => store.actorReports(holt.id, page),
      "items of an actor": (page) => store.actorItems(holt.id, ["speaker", "about", "actor", "recipient"], page),
      "items of an edge": (page) => store.edgeItems(edge.from.id, edge.to.id, edge.kind, page),
      doubtful: (page) => store.doubtful({ ...page, doubt: null }),
      "low confidence": (page) => store.doubtful({ ...page, doubt: "low confidence" }),
      outdated: (page) => store.outdated({ version: "1", sha256: "none" }, page),
      decisions: (page) => store.decisions(page),
      corrections: (page) => store.corrections(page),
      runs: (page) => store.runs(page),
      refusals: (page) => store.refusals(page),
    };
    for (const [name, list] of Object.entries(lists)) {
      const whole = await list({ limit: 200, cursor: null });
      assert.equal(whole.next, null, name);
      assert.ok(whole.items.length > 0, `${name} has ${whole.items.length}`);
      const keys = whole.items.map((item) => JSON.stringify(item));
      assert.equal(new Set(keys).size, keys.length, `${name} has one twice`);
      for (const limit of [1, 2, 7, Math.max(1, whole.items.length - 1), whole.items.length, whole.items.length + 1])
        assert.deepEqual(await everything(list, limit), whole.items, `${name}, ${limit} at a time`);
    }
  });

  test("what is added while somebody turns pages is not passed over, and nothing comes twice", async (t) => {
    const { store } = await newStore(t, newPlace);
    await addAll(store, madeUp(12));
    for (const order of ["newest", "oldest"] as const) {
      for (const query of ["", "dam OR would"]) {
        const before = (await found(store, query, { order, limit: 200 })).items.map(keyOf);
        const seen: string[] = [];
        let cursor: string | null = null;
        do {
          const page = await found(store, query, { order, limit: 5, cursor });
          seen.push(...page.items.map(keyOf));
          cursor = page.next;
          const { versions } = await store.counts();
          if (versions < 60) await addAll(store, madeUp(1, versions));
        } while (cursor !== null);
        assert.equal(new Set(seen).size, seen.length);
        assert.deepEqual(
          seen.filter((key) => before.includes(key)),
          before,
        );
      }
    }
  });
});

function keyOf({ document, item }: { readonly document: string; readonly item: string | null }): string {
  return `${document} ${item}`;
}
