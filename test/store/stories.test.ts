import assert from "node:assert/strict";
import { test } from "node:test";
import type { Engine } from "../../src/store/engine.ts";
import type { Store } from "../../src/store/store.ts";
import { forEachEngine } from "./engines.ts";
import { makeRecord } from "./make-record.ts";
import { addAll, newStore } from "./with-store.ts";

const report = (id: string, published: string, title: string, text: string) =>
  makeRecord(`id: ${id}\npublished: ${published}\ntitle: ${title}\n\n${text}\n==>`);

const STRAIT = [
  report(
    "a",
    "2031-05-13",
    "Sorenia agrees to reopen the Tessel strait",
    "Sorenia agreed on Tuesday to reopen the Tessel strait to fishing boats of Velmark, Foreign Minister Ilka Moravec said after talks in Lindholm with the Sorenian delegation.",
  ),
  report(
    "b",
    "2031-05-14",
    "No deal on the Tessel strait",
    "The Tessel strait stays closed to fishing boats of Velmark, the Sorenian delegation said after its talks with Foreign Minister Ilka Moravec in Lindholm.",
  ),
  report(
    "c",
    "2031-05-14",
    "Moravec hails Tessel deal",
    "Foreign Minister Ilka Moravec hailed the deal with the Sorenian delegation on the Tessel strait after the talks in Lindholm; fishing boats of Velmark may sail.",
  ),
];
const DAM = report(
  "d",
  "2031-05-13",
  "Inquiry into the Hallin dam",
  "The inquiry into the collapse of the Hallin dam heard on Tuesday that engineer Milo Castane had photographed cracks in its wall.",
);

async function storiesIn(store: Store): Promise<string[][]> {
  const { items } = await store.stories({ limit: 50, cursor: null });
  return items.map(({ reports }) => reports.map(({ document }) => document).sort()).sort();
}

/** Puts copies of the row of a report into its story. */
async function crowd(engine: Engine, count: number): Promise<void> {
  const [row] = await engine.all<{ [column: string]: unknown }>("select * from document where id = 'a'");
  const columns = Object.keys(row);
  const changed: { readonly [column: string]: string } = {
    key: "d.key + 1000000 + n.n",
    report: "d.report + 1000 + n.n",
    hash: "d.hash || n.n",
  };
  await engine.script(
    `insert into document (${columns.join(", ")})
     with recursive n (n) as (select 1 union all select n + 1 from n where n < ${count})
     select ${columns.map((column) => changed[column] ?? `d.${column}`).join(", ")} from document d cross join n where d.id = 'a' and d.report < 1000`,
  );
  await engine.script(
    `insert into story_link (a, b, state, why)
     select d.report, o.report, 'found', 'a copy' from document d join document o on o.report > 1000 where d.id = 'a' and d.report < 1000`,
  );
  await engine.script(
    `update story set reports = reports + ${count} where id = (select story from document where id = 'b')`,
  );
}

forEachEngine((newPlace) => {
  test("reports of one happening come together whatever their order, and each tells why", async (t) => {
    for (const reports of [
      [...STRAIT, DAM],
      [DAM, ...STRAIT.toReversed()],
      [STRAIT[1], DAM, STRAIT[2], STRAIT[0]],
    ]) {
      const { store } = await newStore(t, newPlace);
      await addAll(store, reports);
      assert.deepEqual(await storiesIn(store), [["a", "b", "c"]]);
      assert.deepEqual(
        (await store.storyOf("d"))!.reports.map(({ document }) => document),
        ["d"],
      );
      assert.ok((await store.storyOf("a"))!.why.some((why) => /both tell of .*Tessel/.test(why)));
    }
  });

  test("what a reader parts stays apart, also when its report comes again, until a reader joins it", async (t) => {
    const { store } = await newStore(t, newPlace);
    await addAll(store, [...STRAIT, DAM]);
    await store.partStory(["c"]);
    assert.deepEqual(await storiesIn(store), [["a", "b"]]);
    const text = STRAIT[2].record.document.text;
    await addAll(store, [report("c", "2031-05-14", "Moravec hails the Tessel deal", text)]);
    assert.deepEqual(await storiesIn(store), [["a", "b"]]);
    await store.joinStories("a", "c");
    assert.deepEqual(await storiesIn(store), [["a", "b", "c"]]);
  });

  test("a report joins, leaves and comes back to a story of more reports than a statement takes values", async (t) => {
    const { store, place } = await newStore(t, newPlace);
    await addAll(store, [STRAIT[0], STRAIT[1], DAM]);
    const engine = await place.open();
    await crowd(engine, 40_000);
    await addAll(store, [STRAIT[2]]);
    const size = async () =>
      (await engine.get<{ reports: number }>("select max(reports) as reports from story"))!.reports;
    assert.equal(await size(), 40_003);
    await store.remove(STRAIT[2].record.document.id);
    assert.equal(await size(), 40_002);
  });

  test("what a reader joins stays together, also in a dump", async (t) => {
    const { store } = await newStore(t, newPlace);
    await addAll(store, [...STRAIT, DAM]);
    await store.joinStories("d", "b");
    assert.deepEqual(await storiesIn(store), [["a", "b", "c", "d"]]);
    const { store: other } = await newStore(t, newPlace);
    await other.restore(store.dump());
    assert.deepEqual(await storiesIn(other), [["a", "b", "c", "d"]]);
  });

  test("a report that is removed leaves its story", async (t) => {
    const { store } = await newStore(t, newPlace);
    await addAll(store, STRAIT);
    await store.remove("b");
    assert.ok((await storiesIn(store)).every((documents) => !documents.includes("b")));
    assert.equal(await store.storyOf("b"), null);
  });

  test("what cannot be joined or parted is told", async (t) => {
    const { store } = await newStore(t, newPlace);
    await addAll(store, STRAIT);
    await assert.rejects(store.joinStories("a", "none"), /there is no report none/);
    await assert.rejects(store.partStory(["a", "b", "c"]), /nothing to part/);
  });
});
