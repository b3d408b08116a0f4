import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { findPlaces } from "../../src/extract/places/find-places.ts";
import { foldName } from "../../src/extract/places/fold-name.ts";
import { openGazetteer } from "../../src/extract/places/open-gazetteer.ts";
import type { Place, Span } from "../../src/record.ts";
import { parseMarkedCases } from "./parse-marked.ts";
import { documentOf, layoutOf } from "./story.ts";

function placesOf(text: string, mentions: readonly Span[]): Place[] {
  return findPlaces(documentOf(text), layoutOf(text), mentions);
}

/** As a case writes it: "Paris USA 4717560", with the names of what it lies in where the case gives them. */
function written({ name, country, geonames, admin, why }: Place, wanted: string): string {
  if (wanted.startsWith("?"))
    return geonames === null && why?.geonames.includes(wanted.slice(2)) ? wanted : JSON.stringify(why);
  const lies = wanted.includes(" / ") ? ` / ${admin.join(", ")}` : "";
  return `${name} ${country ?? "-"} ${geonames ?? "-"}${lies}`;
}

describe("places are found", () => {
  for (const { text, notation, source, findings } of parseMarkedCases(
    readFileSync(new URL("cases/places.txt", import.meta.url), "utf8"),
  )) {
    test(notation, () => {
      const wanted = [...findings.values()];
      const found = placesOf(text, source);
      assert.deepEqual(
        found.map((place, k) => written(place, wanted[k] ?? "")),
        wanted,
      );
    });
  }
});

test("a demonym and an empty mention are no places; the others are numbered in order of the text", () => {
  const text = "Chinese ships left Kabul for Syria.";
  const found = placesOf(text, [
    { from: 29, to: 34 },
    { from: 0, to: 7 },
    { from: 3, to: 3 },
    { from: 19, to: 24 },
  ]);
  assert.deepEqual(
    found.map(({ id, from, to }) => [id, text.slice(from, to)]),
    [
      ["p1", "Kabul"],
      ["p2", "Syria"],
    ],
  );
});

test("what has no point says so, field by field", () => {
  const text = "Camps in northern Syria, on the Black Sea and in Texas were full.";
  const [syria, sea, texas] = placesOf(text, [
    { from: 9, to: 23 },
    { from: 28, to: 41 },
    { from: 49, to: 54 },
  ]);
  assert.deepEqual([syria.lat, syria.why?.lat], [null, "a part of Syria: no single point"]);
  assert.equal(sea.why?.geonames, "a sea: no single point");
  assert.equal(sea.why?.country, "a sea: it is not in one country");
  assert.deepEqual([texas.lon, texas.why?.lon], [null, "the gazetteer gives no point for a region"]);
});

test("any spans of any text give places that stand in it, each null with its reason", () => {
  const word = fc.constantFrom(
    "Paris",
    "Texas",
    ",",
    "the",
    "capital",
    "of",
    "northern",
    "Syria",
    "'s",
    "Georgia",
    "province",
    "KYIV (AP) —",
    "Chinese",
    "Sea",
    "😀",
    "\n\n",
    "(",
    "İstanbul",
    ".",
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(word, fc.string({ maxLength: 6 })), { maxLength: 30 }),
      fc.array(fc.tuple(fc.integer({ min: -3, max: 120 }), fc.integer({ min: -3, max: 30 })), { maxLength: 6 }),
      (words, pairs) => {
        const text = words.join(" ");
        const found = placesOf(
          text,
          pairs.map(([from, length]) => ({ from, to: from + length })),
        );
        let last = 0;
        for (const [k, place] of found.entries()) {
          assert.equal(place.id, `p${k + 1}`);
          assert.ok(place.from >= last && place.from < place.to && place.to <= text.length);
          last = place.from;
          assert.ok(place.name !== "");
          for (const field of ["geonames", "lat", "lon", "country"] as const) {
            assert.equal(place[field] === null, place.why?.[field] !== undefined, `${field}: ${JSON.stringify(place)}`);
          }
        }
      },
    ),
  );
});

describe("the data of places", () => {
  const bytes = gunzipSync(readFileSync(new URL("../../data/gazetteer.tsv.gz", import.meta.url)));
  const lines = bytes.toString("utf8").trimEnd().split("\n");

  test("the gazetteer is sorted by its bytes, its lines parse, and what they point at is there", () => {
    let before = Buffer.alloc(0);
    const targets = new Set<string>();
    const others: string[] = [];
    for (const line of lines) {
      const now = Buffer.from(line);
      assert.ok(Buffer.compare(before, now) < 0, line);
      before = now;
      const [key, mark, ...fields] = line.split("\t");
      if (mark === ">") others.push(fields.join("\t"));
      else if (mark === "=") assert.match(key, /^[a-z]{3}\.[^.]+(?:\.[^.]+)?$/);
      else {
        assert.match(
          line,
          /^[a-z0-9 .]+\t[^\t]+\t\d+\t(?:-?\d+(?:\.\d+)?\t-?\d+(?:\.\d+)?|\t)\t[A-Z]{3}(?:\.[^.\t]*){0,2}\t[CSPRDN]\t\d+/,
        );
        targets.add(`${key}\t${fields[0]}`);
      }
    }
    assert.deepEqual(
      others.filter((other) => !targets.has(other)),
      [],
    );
  });

  test("the gazetteer finds every name whatever its case and marks", () => {
    for (const name of ["Paris", "são paulo", "SAO PAULO", "N’Djamena", "Saint Petersburg", "St. Petersburg", "U.S."]) {
      assert.ok(openGazetteer().find(name).length > 0, name);
    }
    assert.deepEqual(openGazetteer().find("Москва"), []);
    assert.deepEqual(openGazetteer().find(""), []);
    assert.equal(openGazetteer().capital("NGA")?.name, "Abuja");
    assert.equal(openGazetteer().country("zzz"), null);
  });

  test("regions are sorted, told apart by name, and give an id or coordinates only as the gazetteer does", () => {
    const rows = readFileSync(new URL("../../data/regions.tsv", import.meta.url), "utf8")
      .slice(0, -1)
      .split("\n");
    assert.deepEqual(
      rows.map((row) => row.split("\t")[0].split("|")[0]),
      rows.map((row) => row.split("\t")[0].split("|")[0]).sort(),
    );
    const names = rows.flatMap((row) => row.split("\t")[0].split("|").map(foldName));
    assert.deepEqual(
      names.filter((name, k) => names.indexOf(name) !== k),
      [],
    );
    for (const row of rows) assert.match(row, /^[^\t]+\t[a-z ]+\t\d*\t(?:-?\d+\.\d+\t-?\d+\.\d+|\t)\t(?:[A-Z]{3})?$/);
  });
});
