import assert from "node:assert/strict";
import { test } from "node:test";
import type { Document } from "../../src/record.ts";
import { forEachEngine } from "./engines.ts";
import { makeRecord } from "./make-record.ts";
import { addAll, everything, found, newStore, places } from "./with-store.ts";

const odd: { readonly [name: string]: string } = {
  "NUL and other controls": "The dam\0broke \u0001\u001f\u007f and held.",
  "halves of surrogate pairs": "The dam \uD83D broke \uDE00 and held \uD83D",
  emoji: "The dam 🏴‍☠️👩🏽‍🚒 broke 😀.",
  "right to left": "The dam قال الوزير إن السد انهار broke. \u202Eסכר\u202C",
  "letters beyond the basic plane": "The dam 𝔊𝔯𝔢𝔞𝔱 broke 𠮷野.",
  "combining marks": "The dam e\u0301\u0323 broke Z\u0351\u036B\u0343algo.",
  "every line end": "The dam\r\nbroke\u2028and\u2029held\rhere.\n",
  "what SQL and searching take for theirs":
    "The dam '; drop table item; -- \" $1 ? \\ % _ broke & | ! <-> * ( ) : AND NOT NEAR.",
};

forEachEngine((newPlace) => {
  for (const [name, text] of Object.entries(odd)) {
    test(`a text with ${name} comes back to the character and is found`, async (t) => {
      const { store } = await newStore(t, newPlace);
      const given: Partial<Document> = {
        id: `id ${text}`,
        title: text,
        outlet: text,
        url: `https://x.example/${text}`,
      };
      const kept = makeRecord(
        `X\n==>\nwho dam (person, -, ${text.replace(/[,\n\r\u2028\u2029|()]/g, " ")})\nsays dam | - | broke`,
        { ...given, text },
      );
      await addAll(store, [kept]);
      const report = await store.report(kept.record.document.id, null);
      assert.deepEqual(report?.kept, kept);
      const { items } = await found(store, "dam broke", { facets: true });
      assert.deepEqual(
        items.map(({ item }) => item),
        [null, "s1"],
      );
      assert.equal(items[1].statement?.speaker[0].name, "dam");
      assert.deepEqual(await everything(async () => ({ items: await damages(store.check()), next: null })), []);
      assert.equal((await store.add(kept, null)).outcome, "duplicate");
      assert.equal(await store.remove(kept.record.document.id), true);
    });
  }

  test("very long titles, outlets, addresses, ids, names and roles are kept and found", async (t) => {
    const { store } = await newStore(t, newPlace);
    // Without repetition, since PostgreSQL packs what it can before it finds it too long for an index.
    const long = (word: string) => Array.from({ length: 8000 }, (_, k) => `${word}${(k * 7919) % 104729}`).join("");
    const kept = makeRecord(
      "The dam broke, Vera Holt said.\n==>\nwho Vera Holt (person)\nsays Vera Holt | said | The dam broke",
      {
        id: long("i"),
        url: `https://x.example/${long("u")}`,
        title: `Endless ${long("t")}`,
        outlet: `Gazette ${long("o")}`,
        byline: [long("b")],
        source: long("s"),
      },
    );
    const [holt] = kept.record.entities;
    const name = `Vera Holt ${long("n")}`;
    const named = {
      ...kept,
      record: { ...kept.record, entities: [{ ...holt, name, role: long("r"), country: "NOR" }] },
    };
    await addAll(store, [named]);
    assert.deepEqual((await store.report(named.record.document.id, null))?.kept, named);
    for (const query of ["endless", "outlet:gazette", 'speaker:"vera holt"'])
      assert.equal((await found(store, query, { facets: true })).total.value > 0, true, query);
    assert.equal((await everything((page) => store.actors({ ...page, name: "holt" })))[0].name, name);
    assert.equal((await store.add(named, null)).outcome, "duplicate");
    assert.deepEqual(await damages(store.check()), []);
  });

  test("a report without title, outlet, address, date, findings or words", async (t) => {
    const { store } = await newStore(t, newPlace);
    await addAll(store, [makeRecord("…", { id: "", title: "" }), makeRecord("—", { id: " ", title: " " })]);
    assert.equal((await found(store, "")).items.length, 2);
    assert.equal((await store.report("", null))?.row.title, "");
    assert.equal((await found(store, "kind:report")).items[0].text, "—");
  });

  test("of a text with more than a megabyte of different words all is kept, the first are found, and it is said", async (t) => {
    const { store } = await newStore(t, newPlace);
    const words = (count: number, letter: string) =>
      Array.from({ length: count }, (_, k) => `${letter}${k.toString(36).padStart(8, "q")}`);
    const text = `Alpha ${words(150_000, "x").join(" ")} omega.`;
    // The whole text is what somebody said, and the one sentence of an act.
    const kept = makeRecord("X\n==>\nsays ? | - | Alpha\ndoes AID | - | - | Alpha", {
      id: "long",
      text,
      title: "Long",
    });
    const [statement] = kept.record.statements;
    const [event] = kept.record.events;
    const whole = { from: 0, to: text.length };
    const record = {
      ...kept.record,
      statements: [{ ...statement, content: { spans: [whole] } }],
      events: [{ ...event, sentence: whole }],
    };
    await addAll(store, [{ record, reasons: {} }, makeRecord("Alpha and omega.", { id: "short" })]);
    assert.equal((await store.report("long", null))?.kept.record.document.text, text);
    assert.equal((await store.report("long", null))?.row.indexCut, true);
    assert.equal((await store.report("short", null))?.row.indexCut, false);
    const all = ["short -", "long -", "long s1", "long v1"];
    assert.deepEqual(places((await found(store, "alpha")).items).sort(), all.sort());
    assert.deepEqual(places((await found(store, "omega")).items), ["short -"]);
    assert.deepEqual(places((await found(store, "alpha kind:statement form:indirect")).items), ["long s1"]);
    assert.deepEqual(places((await found(store, "alpha type:AID")).items), ["long v1"]);
    assert.equal(await store.remove("long"), true);
    assert.deepEqual(await damages(store.check()), []);
  });

  test("a report with ten thousand statements", async (t) => {
    const { store } = await newStore(t, newPlace);
    const lines = Array.from({ length: 10_000 }, (_, k) => `“Number n${k} holds,” Vera Holt said.`);
    const kept = makeRecord("X\n==>\nwho Vera Holt (person)\nsays Vera Holt | - | X", {
      id: "many",
      text: `X ${lines.join("\n")}`,
    });
    const [statement] = kept.record.statements;
    let from = 0;
    const statements = lines.map((line, k) => {
      from = kept.record.document.text.indexOf(line, from);
      return { ...statement, id: `s${k + 1}`, content: { spans: [{ from, to: from + line.indexOf(",") }] } };
    });
    const record = { ...kept.record, statements };
    await addAll(store, [{ record, reasons: {} }]);
    assert.deepEqual(places((await found(store, '"number n9999"')).items), ["many -", "many s10000"]);
    assert.deepEqual((await found(store, "speaker:holt")).total, { value: 1000, more: true });
    assert.deepEqual((await found(store, "speaker:holt", { count: "all" })).total, { value: 10_000, more: false });
    const [holt] = await everything((page) => store.actors({ ...page, name: null }));
    assert.deepEqual(holt.quotes, { value: 1000, more: true });
    await store.replaceRecord({ document: "many", version: 1 }, { record: { ...record, statements: [] }, reasons: {} });
    assert.equal((await store.counts()).statements, 0);
    assert.equal(await store.remove("many"), true);
  });
});

async function damages(check: AsyncIterable<unknown>): Promise<unknown[]> {
  return Array.fromAsync(check);
}
