import assert from "node:assert/strict";
import { test } from "node:test";
import type { Store } from "../../src/store/store.ts";
import { forEachEngine } from "./engines.ts";
import { makeRecord } from "./make-record.ts";
import { addAll, everything, newStore } from "./with-store.ts";

/** Entities of one report each, and which of them are one actor: the same letter; `-` for those that are joined with none. */
const cases: readonly { readonly name: string; readonly who: readonly string[]; readonly joined: string }[] = [
  { name: "one full name", who: ["Vera Holt (person)", "Vera Holt (person)"], joined: "AA" },
  { name: "one full name, otherwise written", who: ["Véra Hölt (person)", "VERA HOLT (person)"], joined: "AA" },
  { name: "another name", who: ["Vera Holt (person)", "Vera Holten (person)"], joined: "AB" },
  { name: "another kind of thing", who: ["Elvan Works (organisation)", "Elvan Works (group)"], joined: "AB" },
  { name: "one country", who: ["Vera Holt (person, NOR)", "Vera Holt (person, NOR)"], joined: "AA" },
  { name: "two countries", who: ["Vera Holt (person, NOR)", "Vera Holt (person, DNK)"], joined: "AB" },
  {
    name: "two countries, whatever the role",
    who: ["Vera Holt (person, NOR, minister)", "Vera Holt (person, DNK, minister)"],
    joined: "AB",
  },
  {
    name: "a country not told, roles that share a word",
    who: ["Vera Holt (person, NOR, Foreign Minister)", "Vera Holt (person, -, the minister of trade)"],
    joined: "AA",
  },
  {
    name: "a country not told, roles that share none",
    who: ["Vera Holt (person, NOR, minister)", "Vera Holt (person, -, violinist)"],
    joined: "AB",
  },
  {
    name: "roles that share only words that say nothing",
    who: ["Vera Holt (person, -, former head of the union)", "Vera Holt (person, -, the former chief of police)"],
    joined: "AB",
  },
  {
    name: "a country not told, a role not told",
    who: ["Vera Holt (person, NOR, minister)", "Vera Holt (person)"],
    joined: "AA",
  },
  {
    name: "what a report tells is known of the actor afterwards",
    who: ["Vera Holt (person)", "Vera Holt (person, NOR, minister)", "Vera Holt (person, DNK)"],
    joined: "AAB",
  },
  {
    name: "two that agree, and nothing decides",
    who: ["Vera Holt (person, NOR)", "Vera Holt (person, DNK)", "Vera Holt (person)"],
    joined: "AB-",
  },
  {
    name: "two that agree, and the role decides",
    who: ["Vera Holt (person, NOR, minister)", "Vera Holt (person, DNK, judge)", "Vera Holt (person, -, judge)"],
    joined: "ABB",
  },
  { name: "surnames and first names alone", who: ["Holt (person)", "Holt (person)", "Vera (person)"], joined: "---" },
  {
    name: "a name of one word that no person has",
    who: ["Reuters (organisation)", "Reuters (organisation)"],
    joined: "AA",
  },
  {
    name: "descriptions",
    who: ["the minister (person)", "the union (organisation)", "the union (organisation)"],
    joined: "---",
  },
  { name: "places", who: ["Elvan Harbour (place)", "Elvan Harbour (place)"], joined: "--" },
  { name: "signs", who: ["!!! (organisation)"], joined: "-" },
  {
    name: "countries by their code, whatever they are called",
    who: ["Norvia (country, NOR)", "Kingdom of Norvia (country, NOR)", "Norvia (country, DNK)", "Norvia (country)"],
    joined: "AABC",
  },
  { name: "other scripts", who: ["王毅 (organisation)", "王毅 (organisation)", "王沂 (organisation)"], joined: "AAB" },
];

forEachEngine((newPlace) => {
  for (const { name, who, joined } of cases) {
    test(`joined across reports: ${name}`, async (t) => {
      const { store } = await newStore(t, newPlace);
      await addAll(
        store,
        who.map((entity, k) => makeRecord(`${entity.split(" (")[0]} came.\n==>\nwho ${entity}`, { id: `r${k}` })),
      );
      assert.equal(lettersOf(await actorsOf(store, who.length)), joined);
      assert.equal((await store.counts()).actors, new Set(joined.replaceAll("-", "")).size);
    });
  }

  test("within one report as across reports", async (t) => {
    const { store } = await newStore(t, newPlace);
    await addAll(store, [
      makeRecord(
        "Vera Holt of Norvia met Vera Holt of Dania and Vera Holt.\n==>\nwho Vera Holt (person, NOR)\nwho Vera Holt (person, DNK)\nwho Vera Holt (person, NOR, judge)",
        { id: "r0" },
      ),
    ]);
    const { actors } = (await store.report("r0", null))!;
    assert.equal(actors.e1.id, actors.e3.id);
    assert.notEqual(actors.e1.id, actors.e2.id);
    const list = await everything((page) => store.actors({ ...page, name: null }));
    assert.deepEqual(
      list.map(({ namedIn }) => namedIn),
      [1, 1],
    );
  });

  test("an actor shows how outlets name it, and when", async (t) => {
    const { store } = await newStore(t, newPlace);
    const report = (id: string, outlet: string, published: string, role: string) =>
      makeRecord(
        `Vera Holt came, Vera Holt said.\n==>\nwho Vera Holt (person, NOR, ${role})\nsays Vera Holt | said | Vera Holt came`,
        {
          id,
          outlet,
          published: { value: published, precision: "day", basis: "given" },
        },
      );
    await addAll(store, [
      report("a", "Courier", "2031-03-05", "minister"),
      report("b", "Courier", "2031-01-05T10:00Z", "minister"),
      report("c", "Tribune", "2031-02", "foreign minister"),
    ]);
    const [holt] = await everything((page) => store.actors({ ...page, name: "vera" }));
    assert.deepEqual(await store.namings(holt.id), [
      {
        name: "Vera Holt",
        role: "minister",
        outlet: "Courier",
        reports: 2,
        first: "2031-01-05",
        last: "2031-03-05",
        document: "a",
        entity: "e1",
      },
      {
        name: "Vera Holt",
        role: "foreign minister",
        outlet: "Tribune",
        reports: 1,
        first: "2031-02",
        last: "2031-02",
        document: "c",
        entity: "e1",
      },
    ]);
    assert.deepEqual(
      (await everything((page) => store.actorReports(holt.id, page))).map(({ document, role }) => [document, role]),
      [
        ["a", "minister"],
        ["c", "foreign minister"],
        ["b", "minister"],
      ],
    );
    const { quotes, about, done, received, reports } = (await store.actor(holt.id))!;
    assert.deepEqual(
      [quotes, about, done, received, reports].map(({ value }) => value),
      [3, 3, 0, 0, 3],
    );
    assert.equal(await store.actor(10 ** 9), null);
    assert.deepEqual(await store.neighbours(10 ** 9), []);
  });
});

async function actorsOf(store: Store, count: number): Promise<(number | undefined)[]> {
  const ids: (number | undefined)[] = [];
  for (let k = 0; k < count; k++) ids.push((await store.report(`r${k}`, null))?.actors.e1?.id);
  return ids;
}

function lettersOf(ids: readonly (number | undefined)[]): string {
  const known = [...new Set(ids.filter((id) => id !== undefined))];
  return ids.map((id) => (id === undefined ? "-" : "ABCDEF"[known.indexOf(id)])).join("");
}
