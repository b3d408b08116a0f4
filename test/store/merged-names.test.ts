import assert from "node:assert/strict";
import { test } from "node:test";
import { parseQuery } from "../../src/store/query/parse-query.ts";
import { forEachEngine } from "./engines.ts";
import { makeRecord } from "./make-record.ts";
import { addAll, everything, found, newStore, places } from "./with-store.ts";

const report = (id: string, name: string) =>
  makeRecord(
    `“Pumps failed,” ${name} told Ilse Brandt. Police stopped ${name} at noon. Ilse Brandt praised ${name}.\n==>\nwho ${name} (person)\nwho Ilse Brandt (person)\nwho Police (government)\nsays ${name} | told | “Pumps failed,” | direct, to Ilse Brandt\nsays Ilse Brandt | praised | ${name}. | to ${name}\ndoes COERCE | Police | ${name} | stopped | ${name}\ndoes CONSULT | ${name} | - | told`,
    { id },
  );

forEachEngine((newPlace) => {
  test("the full name of an actor finds those whom a user merged with it, in every field of names", async (t) => {
    const { store } = await newStore(t, newPlace);
    await addAll(store, [
      report("a", "Antony Reyes"),
      report("b", "Tony Reyes"),
      report("c", "A. J. Reyes"),
      report("d", "Antony Reyes-Holt"),
    ]);
    const find = async (query: string) => places((await found(store, query)).items).sort();
    const idOf = async (name: string) =>
      (await everything((page) => store.actors({ ...page, name: null }))).find((one) => one.name === name)!.id;
    const queries = ["speaker", "about", "by", "to", "asserted-by"].flatMap((field) => [
      `${field}:"antony réyes" -about:holt -speaker:holt -by:holt`,
      `${field}:"Tony Reyes"`,
      `${field}:"Antony Reyes","A. J. Reyes" -about:holt -speaker:holt -by:holt`,
    ]);
    const before = await Promise.all(queries.map(find));
    const into = await idOf("Antony Reyes");
    const first = await store.mergeActors(await idOf("Tony Reyes"), into, null);
    const second = await store.mergeActors(into, await idOf("A. J. Reyes"), null);
    const all = await Promise.all(["a", "b", "c"].map(async (id) => (await store.report(id, null))!.actors.e1.id));
    assert.equal(new Set(all).size, 1);
    for (const field of ["speaker", "about", "by", "to", "asserted-by"]) {
      const each = await Promise.all(
        ["Antony Reyes", "tony REYES", "A. J. Reyes"].map((name) =>
          find(`${field}:"${name}" -about:holt -speaker:holt -by:holt -asserted-by:holt`),
        ),
      );
      assert.deepEqual(new Set(each[0].map((place) => place[0])), new Set(["a", "b", "c"]), field);
      assert.deepEqual(each[1], each[0], field);
      assert.deepEqual(each[2], each[0], field);
    }
    assert.deepEqual(await find('speaker:"Tony Reyes" form:direct'), ["a s1", "b s1", "c s1", "d s1"]);
    // What is left out is left out under every name.
    assert.deepEqual(await find('form:direct -speaker:"A. J. Reyes"'), []);
    assert.deepEqual(await find('form:direct -speaker:"A. J. Reyes" OR form:direct').then((found) => found.length), 4);
    // A part of a name finds what has that part.
    assert.deepEqual(await find("speaker:tony"), ["b s1"]);
    assert.equal(
      (await store.timeline({ query: parseQuery('speaker:"Tony Reyes"'), unit: "year", by: "type" })).total.value,
      4,
    );
    const { facets } = await found(store, "kind:statement", { facets: true });
    for (const { value, query, count } of facets.find(({ name }) => name === "speaker")!.values)
      assert.equal((await found(store, `kind:statement ${query}`)).total.value, count, value);
    await store.undoDecision(second.id);
    await store.undoDecision(first.id);
    assert.deepEqual(await Promise.all(queries.map(find)), before);
  });
});
