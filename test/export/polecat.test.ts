import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import test from "node:test";
import fc from "fast-check";
import { POLECAT_COLUMNS, polecatHeading, polecatLines } from "../../src/export/polecat.ts";
import { POLECAT_SIDE_COLUMNS, polecatSideHeading, polecatSideLines } from "../../src/export/polecat-side.ts";
import type { Record } from "../../src/record.ts";
import { sampleEvents, sampleWith } from "./sample-events.ts";

/** The first line of POLECAT's files. */
const HEADING =
  "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\tActor Country\tActor COW\tPrimary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw\tWikipedia Actor ID\tRecipient Name\tRecipient Country\tRecipient COW\tPrimary Recipient Sector\tRecipient Sectors\tRecipient Title\tRecipient Name Raw\tWikipedia Recipient ID\tPlacename\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\tGeoNames ID\tRaw Placename\tFeature Type\tSource\tPublication Date\tStory People\tStory Organizations\tStory Locations\tLanguage\tVersion\n";

function rowsOf(heading: string, lines: string): { [column: string]: string }[] {
  const [columns, ...rows] = (heading + lines)
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"));
  for (const row of rows) assert.equal(row.length, columns.length);
  return rows.map((row) => Object.fromEntries(row.map((field, k) => [columns[k], field])));
}

const mainRows = (record: Record) => rowsOf(polecatHeading(), polecatLines(record));
const sideRows = (record: Record) => rowsOf(polecatSideHeading(), polecatSideLines(record));

test("the heading is POLECAT’s, byte for byte", () => {
  assert.equal(polecatHeading(), HEADING);
  assert.equal(POLECAT_COLUMNS.length, 40);
});

test("an event with everything known", () => {
  const [row] = mainRows(sampleEvents());
  assert.deepEqual(row, {
    "Event ID": "patrol-1_v1",
    "Event Date": "2024-04-25",
    "Event Type": "AGREE",
    "Event Mode": "None",
    Intensity: "None",
    "Quad Code": "VERBAL COOPERATION",
    Contexts: "None",
    "Actor Name": "Ada Lund; Per Holt",
    "Actor Country": "NOR; DNK",
    "Actor COW": "385; 390",
    "Primary Actor Sector": "GOV",
    "Actor Sectors": "GOV; MIL",
    "Actor Title": "foreign minister; defence chief",
    "Actor Name Raw": "Norway’s foreign minister Ada Lund; Danish defence chief Per Holt",
    "Wikipedia Actor ID": "None",
    "Recipient Name": "None",
    "Recipient Country": "None",
    "Recipient COW": "None",
    "Primary Recipient Sector": "None",
    "Recipient Sectors": "None",
    "Recipient Title": "None",
    "Recipient Name Raw": "None",
    "Wikipedia Recipient ID": "None",
    Placename: "Bergen",
    City: "Bergen",
    District: "Bergen Municipality",
    Province: "Vestland",
    Country: "NOR",
    Latitude: "60.393",
    Longitude: "5.3242",
    "GeoNames ID": "3161732",
    "Raw Placename": "Bergen",
    "Feature Type": "None",
    Source: "Elvan Courier",
    "Publication Date": "2024-04-26",
    "Story People": "Ada Lund; Per Holt; Mara Oduya",
    "Story Organizations": "Elvan Front",
    "Story Locations": "Denmark; Bergen; Ushuaia",
    Language: "en",
    Version: "Readout 0.0.0",
  });
});

test("only what is told as having happened is a row, and each has its line in the side file", () => {
  const main = mainRows(sampleEvents());
  const side = sideRows(sampleEvents());
  const ids = (rows: readonly { [column: string]: string }[]) => rows.map((row) => row["Event ID"]);
  assert.deepEqual(ids(main), ["patrol-1_v1", "patrol-1_v2", "patrol-1_v3"]);
  assert.deepEqual(ids(side), ids(main));
  assert.ok(side.every((row) => row.Status === "actual"));
});

test("the side file tells on whose word, on what date, and where it stands", () => {
  const [first, second, third] = sideRows(sampleEvents());
  const { text } = sampleEvents().document;
  assert.deepEqual([first["Asserted By"], first.Asserter, first["Date Basis"]], ["reporter", "None", "event"]);
  assert.deepEqual([second["Asserted By"], second.Asserter, second.Statement], ["source", "Mara Oduya", "s1"]);
  assert.deepEqual(
    [second["Date Basis"], second["Date Value"], second.Magnitude],
    ["publication", "None", "arrested 12"],
  );
  assert.deepEqual([third.Asserter, third.Statement, third.Magnitude], ["union leader Mara Oduya", "None", "dead 2"]);
  assert.equal(text.slice(Number(third.From), Number(third.To)), third.Trigger);
  assert.equal(text.slice(Number(third["Sentence From"]), Number(third["Sentence To"])), third.Sentence);
});

test("without a day of its own an event has the day of the report, without either none", () => {
  assert.equal(mainRows(sampleEvents())[1]["Event Date"], "2024-04-26");
  const record = sampleEvents();
  for (const value of ["2024", "2024-04"]) {
    const published = { value, precision: "month", basis: "meta" } as const;
    const [, row] = mainRows({ ...record, document: { ...record.document, published } });
    assert.deepEqual([row["Event Date"], row["Publication Date"]], ["None", "None"]);
  }
});

test("the day of the report does not date what is told of another time", () => {
  const record = sampleEvents();
  const dayOf = (value: string | null) => {
    const times = record.times.map((time) => ({ ...time, value }));
    return mainRows({ ...record, times })[0]["Event Date"];
  };
  const values = ["2014", "2024-03", "201", "2023-W50", "PAST_REF", "FUTURE_REF", "2023-SU"];
  assert.deepEqual(
    values.map(dayOf),
    values.map(() => "None"),
  );
  for (const value of ["2024", "2024-04", "202", "2024-W17", "2024-Q2", "PRESENT_REF", "XXXX-04", null]) {
    assert.equal(dayOf(value), "2024-04-26", String(value));
  }
  assert.equal(dayOf("2024-04-25TNI"), "2024-04-25");
});

test("what is unknown of one of several is None in its place, of all one None", () => {
  const record = sampleEvents();
  const entities = record.entities.map((one) => (one.id === "lund" ? { ...one, country: "PSE", sector: null } : one));
  const [first, second] = mainRows({ ...record, entities });
  assert.deepEqual([first["Actor Country"], first["Actor COW"]], ["PSE; DNK", "None; 390"]);
  assert.deepEqual([first["Primary Actor Sector"], first["Actor Sectors"]], ["MIL", "None; MIL"]);
  assert.deepEqual([second["Actor Name"], second["Actor Country"]], ["Police", "None"]);
});

test("COW numbers are those of today’s states", () => {
  const record = sampleEvents();
  const cow = (country: string) => {
    const entities = record.entities.map((one) => ({ ...one, country }));
    return mainRows({ ...record, entities })[0]["Actor COW"].split("; ")[0];
  };
  const codes = ["DEU", "VNM", "YEM", "SRB", "TWN", "XKX", "MKD", "MAC", "HKG"].map(cow);
  assert.deepEqual(codes, ["255", "816", "679", "345", "713", "347", "343", "None", "None"]);
});

test("sectors are PLOVER’s: MED is health, JRN the press", () => {
  const record = sampleEvents();
  const sectors = ["MED", "HLH", "ELI", "HRI", "IGO"].map((sector) => {
    const entities = record.entities.map((one) => ({ ...one, sector }));
    return mainRows({ ...record, entities })[0]["Primary Actor Sector"];
  });
  assert.deepEqual(sectors, ["JRN", "MED", "CVL", "SOC", "IGO"]);
});

const HOSTILE = fc
  .string({
    unit: fc.constantFrom(..."a\"',;\t\n\r\0\u0085\u2028\v\f |\\“漢 ".split(""), "😀", "None"),
    minLength: 1,
    maxLength: 16,
  })
  .filter((words) => /[\p{L}“]/u.test(words));

test("any names give lines of 40 fields without a character that a reader would stumble on", () => {
  fc.assert(
    fc.property(HOSTILE, (words) => {
      const record = sampleWith(words);
      assert.equal(mainRows(record).length, 3);
      assert.equal(sideRows(record).length, 3);
      assert.doesNotMatch(polecatLines(record) + polecatSideLines(record), /["\r\0\u0085\u2028\v\f]/);
      assert.equal(mainRows(record)[0]["Actor Name"].split("; ").length, 2);
    }),
  );
});

const python = spawnSync("python3", ["--version"]).status === 0;

test("Python’s csv reads every row, quoting or not", { skip: !python && "no python3" }, () => {
  const lines = fc.sample(HOSTILE, { numRuns: 200, seed: 1 }).map((words) => polecatLines(sampleWith(words)));
  const program = `
import csv, io, sys
text = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", newline="").read()
for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="\\t", quoting=quoting))
    print(len(rows), {len(row) for row in rows})
`;
  const { stdout, stderr } = spawnSync("python3", ["-c", program], { input: polecatHeading() + lines.join("") });
  assert.equal(stdout.toString(), "601 {40}\n601 {40}\n", stderr.toString());
});

test("the side file has columns of its own, joined by the event’s id", () => {
  const shared = POLECAT_SIDE_COLUMNS.filter((column) => POLECAT_COLUMNS.includes(column));
  assert.deepEqual(shared, ["Event ID"]);
});
