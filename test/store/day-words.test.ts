import assert from "node:assert/strict";
import { test } from "node:test";
import { openStore } from "../../src/store/open-store.ts";
import { parseQuery } from "../../src/store/query/parse-query.ts";
import { missing, newPostgres } from "./engines.ts";
import { makeRecord } from "./make-record.ts";

test("a library of PostgreSQL that is older has the words of its days after it was opened", {
  skip: missing(),
}, async (context) => {
  const place = await newPostgres(context);
  const first = await openStore(place.location);
  for (const [id, published] of [
    ["a", "2031-03-05"],
    ["b", "2031-03"],
    ["c", null],
  ] as const) {
    const kept = makeRecord(`id: ${id}\n\nThe harbour of Orm is quiet, ${id} said.`);
    const dated = published === null ? null : { value: published, precision: "day", basis: "test" };
    const document = { ...kept.record.document, published: dated } as typeof kept.record.document;
    await first.add({ ...kept, record: { ...kept.record, document } }, null);
  }
  await first.close();
  const engine = await place.open();
  const termsOf = () =>
    engine.all<{ key: number; terms: string }>("select key, terms::text as terms from item order by key");
  const before = await termsOf();
  assert.ok(before.length >= 3 && before.every(({ terms }) => /'_d1_\d+'.*'_d256_\d+'/.test(terms)));
  await engine.script(`
    update item set terms = ts_delete(terms, array(select word from unnest(tsvector_to_array(terms)) as word where word ~ '^_d[0-9]+_'));
    delete from migration where step = 4;`);
  assert.ok((await termsOf()).every(({ terms }) => !terms.includes("_d1_")));
  const again = await openStore(place.location);
  const { items } = await again.search({
    query: parseQuery("harbour"),
    order: "newest",
    limit: 10,
    cursor: null,
    count: "all",
    facets: false,
  });
  await again.close();
  assert.equal(items.length, 3);
  assert.deepEqual(await termsOf(), before);
});
