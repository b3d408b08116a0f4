import assert from "node:assert/strict";
import { test } from "node:test";
import { firstInSlices } from "../../src/store/first-in-slices.ts";
import { dayNumber, itemKey } from "../../src/store/item-key.ts";
import { openStore } from "../../src/store/open-store.ts";
import { matchOf } from "../../src/store/query/match.ts";
import { parseQuery } from "../../src/store/query/parse-query.ts";
import { matching } from "../../src/store/search-items.ts";
import { missing, newPostgres } from "./engines.ts";
import { makeRecord } from "./make-record.ts";

const START = dayNumber(Date.UTC(2031, 0, 1));
const ITEMS = 30_000;

test("the first that match are found in slices, however rare and wherever they lie", {
  skip: missing(),
}, async (context) => {
  const place = await newPostgres(context);
  const engine = await place.open();
  const store = await openStore(place.location);
  await store.add(makeRecord("id: a\n\nAll quiet."), null);
  await store.close();
  // One item a number, ten a day: all have `gulp`, each seventh `often`, each 900th `rare`, the oldest 9,000 `drift`.
  await engine.script(`
    delete from item;
    insert into item (key, document, kind, item, class, facets, shown, words, terms)
      select day * ${itemKey(1, 0)}::bigint + n, (select key from document), 'statement', 's' || n, 'direct', '', '', words,
        words::tsvector || array_to_tsvector(array['_d1_' || day, '_d16_' || day / 16, '_d256_' || day / 256])
      from (select n, ${START} + n / 10 as day, ' gulp' || case when n % 7 = 0 then ' often' else '' end || case when n % 900 = 0 then ' rare' else '' end
        || case when n < 9000 then ' drift' else '' end || ' kind_any ' as words from generate_series(0, ${ITEMS - 1}) n) as made;
    update counter set value = ${ITEMS} where name = 'statements';
    analyze item;`);
  const keys = Array.from({ length: ITEMS }, (_, n) => itemKey(START + Math.floor(n / 10), n));
  const expected: { readonly [query: string]: (n: number) => boolean } = {
    gulp: () => true,
    often: (n) => n % 7 === 0,
    rare: (n) => n % 900 === 0,
    drift: (n) => n < 9000,
    "often -drift": (n) => n % 7 === 0 && n >= 9000,
    "rare drift": (n) => n % 900 === 0 && n < 9000,
    nowhere: () => false,
    "often after:2033 before:2035": (n) => {
      const day = START + Math.floor(n / 10);
      return n % 7 === 0 && day >= dayNumber(Date.UTC(2033, 0, 1)) && day < dayNumber(Date.UTC(2035, 0, 1));
    },
  };
  for (const [text, holds] of Object.entries(expected)) {
    const found = matching(engine, matchOf(parseQuery(text)));
    for (const order of ["newest", "oldest"] as const) {
      const matched = keys.filter((_, n) => holds(n));
      if (order === "newest") matched.reverse();
      for (const limit of [1, 26, 1001]) {
        for (const beyond of [null, keys[15_000], matched[700] ?? null]) {
          const rows = await firstInSlices(engine, "i.key", found, order, beyond, limit);
          const left =
            beyond === null ? matched : matched.filter((key) => (order === "newest" ? key < beyond : key > beyond));
          assert.deepEqual(
            rows.map(({ key }) => key),
            left.slice(0, limit),
            `${text}, the ${limit} ${order} beyond ${beyond}`,
          );
        }
      }
    }
  }
});
