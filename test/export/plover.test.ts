import assert from "node:assert/strict";
import test from "node:test";
import { Ajv } from "ajv";
import fc from "fast-check";
import { ploverLines } from "../../src/export/plover.ts";
import type { Record } from "../../src/record.ts";
import { ploverSchema } from "./plover-schema.ts";
import { sampleEvents, sampleWith } from "./sample-events.ts";

const fits = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(ploverSchema);

// biome-ignore lint/suspicious/noExplicitAny: the schema has told its shape
type PloverEvent = any;

function eventsOf(record: Record): PloverEvent[] {
  const lines = ploverLines(record);
  assert.ok(lines === "" || lines.endsWith("\n"));
  return lines
    .split("\n")
    .slice(0, -1)
    .map((line) => {
      const event: PloverEvent = JSON.parse(line);
      assert.ok(fits(event), JSON.stringify(fits.errors));
      return event;
    });
}

test("an event with everything known", () => {
  const { text } = sampleEvents().document;
  const [event] = eventsOf(sampleEvents());
  const from = text.lastIndexOf("agreed");
  const none = { identifier_id: null, religion: null, ethnicity: null, gender: null, age: null };
  assert.deepEqual(event, {
    id: "patrol-1_v1",
    date: "2024-04-25",
    actor: [
      {
        ...none,
        code: "NOR",
        sector: "GOV",
        entity_text: "Norway’s foreign minister Ada Lund",
        identifier_text: "Ada Lund",
        office: "foreign minister",
      },
      {
        ...none,
        code: "DNK",
        sector: "MIL",
        entity_text: "Danish defence chief Per Holt",
        identifier_text: "Per Holt",
        office: "defence chief",
      },
    ],
    recipient: [],
    event: ["AGREE"],
    mode: [],
    context: [],
    quad_code: 1,
    event_scale: null,
    event_loc: {
      extracted_place: "Bergen",
      resolved_place: "Bergen",
      geonameid: 3161732,
      lat: 60.393,
      lon: 5.3242,
      city: "Bergen",
      district: "Bergen Municipality",
      province: "Vestland",
      country: "Norway",
      country_code: "NOR",
      feature_class: null,
      feature_code: null,
      resolution: null,
    },
    event_text: ["agreed"],
    size: { dead: null, injured: null, arrested: null },
    link: null,
    text: text.split("\n")[1],
    text_info: { sequence: null, start: 27, end: 27 + [...text.split("\n")[1]].length, text_story: [] },
    cite_info: {
      corpus: null,
      citation: "patrol-1",
      url: "https://courier.example/patrol",
      title: "Patrol agreed off Bergen",
      language: "en",
      publication: "Elvan Courier",
      license: null,
      coder: "Readout 0.0.0, model none 000000000000",
      codebook: "PLOVER 0.8",
      version: null,
    },
    readout: {
      asserted_by: { voice: "reporter", names: [], text: null, statement: null },
      status: "actual",
      confidence: 0.9,
      from,
      to: from + "agreed".length,
    },
  });
});

test("what has not happened is a line with its special context", () => {
  const events = eventsOf(sampleEvents());
  assert.deepEqual(
    events.map(({ event, context, readout }) => [event[0], context, readout.status]),
    [
      ["AGREE", [], "actual"],
      ["COERCE", [], "actual"],
      ["ASSAULT", [], "actual"],
      ["MOBILIZE", ["future"], "future"],
      ["ASSAULT", ["negation"], "negated"],
    ],
  );
});

test("size, mentions, source and an unresolved place", () => {
  const [, arrest, shooting, , attack] = eventsOf(sampleEvents());
  assert.deepEqual(arrest.size, { dead: null, injured: null, arrested: 12 });
  assert.deepEqual(arrest.event_text, ["arrested", "arrests"]);
  assert.deepEqual(arrest.readout.asserted_by, {
    voice: "source",
    names: ["Mara Oduya"],
    text: "union leader Mara Oduya",
    statement: "s1",
  });
  assert.deepEqual([arrest.actor[0].entity_text, arrest.actor[0].identifier_text], ["Police", null]);
  assert.equal(shooting.size.dead, 2);
  assert.deepEqual([attack.event_loc.extracted_place, attack.event_loc.resolved_place], ["port", null]);
});

test("numbers that differ make no size", () => {
  const record = sampleEvents();
  const events = record.events.map((event) => ({
    ...event,
    magnitude: [...event.magnitude, ...event.magnitude.map((one) => ({ ...one, value: one.value + 1 }))],
  }));
  assert.equal(eventsOf({ ...record, events })[1].size.arrested, null);
});

test("text_info counts code points", () => {
  const { text } = sampleEvents().document;
  const points = [...text];
  for (const event of eventsOf(sampleEvents())) {
    assert.equal(points.slice(event.text_info.start, event.text_info.end).join(""), event.text);
  }
});

test("any names come back from lines that each hold one event", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 12 }), (words) => {
      const events = eventsOf(sampleWith(words));
      assert.equal(events.length, 5);
      assert.equal(events[0].cite_info.title, words);
      assert.equal(events[0].actor[1].office, words);
    }),
  );
});
