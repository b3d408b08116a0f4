import assert from "node:assert/strict";
import test from "node:test";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { EVENT_COLUMNS, eventLines, eventsHeading } from "../../src/export/events-csv.ts";
import type { Record } from "../../src/record.ts";
import { assertRecord } from "../record-schema.ts";
import { sampleEvents, sampleWith } from "./sample-events.ts";

function rowsOf(record: Record): { [column: string]: string }[] {
  return parse(eventsHeading() + eventLines(record), { columns: true });
}

test("the sample is a record", () => assertRecord(sampleEvents()));

test("an event is a row with everything known of it", () => {
  const [row] = rowsOf(sampleEvents());
  const { text } = sampleEvents().document;
  const from = text.lastIndexOf("agreed");
  assert.deepEqual(Object.keys(row), [...EVENT_COLUMNS]);
  assert.deepEqual(row, {
    event: "v1",
    type: "AGREE",
    mode: "",
    quad: "verbal cooperation",
    status: "actual",
    asserted_by: "reporter",
    asserter: "",
    asserter_words: "",
    statement: "",
    actors: "Ada Lund; Per Holt",
    actor_countries: "NOR; DNK",
    actor_sectors: "GOV; MIL",
    recipients: "",
    recipient_countries: "",
    recipient_sectors: "",
    actor_words: "Norway’s foreign minister Ada Lund; Danish defence chief Per Holt",
    recipient_words: "",
    trigger: "agreed",
    sentence: text.split("\n")[1],
    date: "2024-04-25",
    date_words: "Thursday",
    place: "Bergen",
    place_country: "NOR",
    lat: "60.393",
    lon: "5.3242",
    geonames: "3161732",
    place_words: "Bergen",
    magnitude: "money 2500000 EUR",
    outlet: "Elvan Courier",
    title: "Patrol agreed off Bergen",
    published: "2024-04-26T09:30Z",
    url: "https://courier.example/patrol",
    source: "patrol.html",
    document: "patrol-1",
    mentions: `${from}..${from + "agreed".length}`,
    from: String(from),
    to: String(from + "agreed".length),
    confidence: "0.9",
  });
});

test("a source, an actor without a name, several mentions, a place and a time without a day", () => {
  const [, second, third, fourth, fifth] = rowsOf(sampleEvents());
  assert.deepEqual(
    [second.asserted_by, second.asserter, second.asserter_words, second.statement],
    ["source", "Mara Oduya", "union leader Mara Oduya", "s1"],
  );
  assert.deepEqual([second.actors, second.actor_countries, second.date], ["Police", "", ""]);
  assert.equal(second.mentions.split("; ").length, 2);
  assert.deepEqual([third.asserter, third.statement], ["union leader Mara Oduya", ""]);
  assert.deepEqual([fourth.lat, fourth.lon, fourth.date, fourth.status], ["-54.8", "-68.3", "2024-05", "future"]);
  assert.deepEqual([fifth.place, fifth.place_words, fifth.status], ["", "port", "negated"]);
});

test("countries and sectors keep the place of the actor they belong to", () => {
  const record = sampleEvents();
  const entities = record.entities.map((one) => (one.id === "lund" ? { ...one, country: null } : one));
  assert.equal(rowsOf({ ...record, entities })[0].actor_countries, "; DNK");
});

test("a cell that a spreadsheet would run is disarmed, a negative number is not", () => {
  for (const formula of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]) {
    const row = rowsOf(sampleWith(formula))[3];
    assert.deepEqual([row.actors, row.title, row.place], [`'${formula}`, `'${formula}`, `'${formula}`]);
    assert.equal(row.lat, "-54.8");
  }
});

test("any names come back in rows of as many fields, a semicolon in one of several as a comma", () => {
  const unit = fc.constantFrom("a", '"', ",", "\n", "\r", "\t", ";", " ", "“", "漢", "😀", "'", "\u2028", "\0");
  fc.assert(
    fc.property(
      fc.string({ unit, minLength: 1, maxLength: 20 }).filter((words) => !/^[\r\t]/.test(words)),
      (words) => {
        const rows = rowsOf(sampleWith(words));
        assert.equal(rows.length, 5);
        for (const row of rows) assert.equal(Object.keys(row).length, EVENT_COLUMNS.length);
        assert.equal(rows[0].title, words);
        assert.equal(rows[0].actors, [words, words].map((name) => name.replaceAll(";", ",")).join("; "));
      },
    ),
  );
});

test("a record without events has no rows", () => {
  assert.equal(eventLines({ ...sampleEvents(), events: [] }), "");
});
