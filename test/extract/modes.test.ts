import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { findMode } from "../../src/extract/events/mode.ts";
import { quadOf } from "../../src/extract/events/quad.ts";
import type { EventType } from "../../src/record.ts";
import { parseMarkedCases } from "./parse-marked.ts";

const cases = parseMarkedCases(readFileSync(new URL("cases/modes.txt", import.meta.url), "utf8"));

for (const { notation, text, cue, findings } of cases) {
  test(`mode: ${notation}`, () => {
    const [[type, mode]] = findings;
    const [{ from, to }] = cue;
    const found = findMode(type as EventType, text.slice(from, to), text, from);
    assert.equal(found.mode ?? "-", mode, found.why);
    assert.notEqual(found.why, "");
  });
}

test("an unknown mode has its reason", () => {
  assert.equal(findMode("AID", "sent", "It sent food.").why, "PLOVER has no modes of AID");
  assert.equal(findMode("COERCE", "acted", "It acted.").why, "neither “acted” nor the words beside it tell the mode");
  assert.equal(findMode("COERCE", "arrested", "another sentence").mode, "arrest");
});

test("every line of the lexicon is of a type and mode of PLOVER, and stands once", () => {
  const modes: { readonly [type: string]: string } = {
    CONSULT: "visit third-party multilateral phone",
    RETREAT: "withdraw release return disarm ceasefire access resign",
    REQUEST: "assist change yield meet",
    REJECT: "assist change yield meet",
    ACCUSE: "disapprove investigate allege",
    THREATEN: "restrict ban arrest relations expel territory violence",
    PROTEST: "demo riot strike hunger boycott obstruct",
    SANCTION: "convict expel withdraw discontinue",
    MOBILIZE: "troops weapons police militia",
    COERCE: "seize restrict ban censor curfew martial-law arrest deport withhold misinformation cyber",
    ASSAULT:
      "abduct beat torture execute sexual assassinate destroy primitive firearms explosives suicide-attack heavy-weapons aerial drone crowd-control cleansing massacre unconventional",
  };
  const lines = readFileSync(new URL("../../data/event-modes.tsv", import.meta.url), "utf8")
    .trimEnd()
    .split("\n");
  const seen = new Set<string>();
  for (const line of lines) {
    const [type, mode, where, phrase, ...rest] = line.split("\t");
    assert.ok(modes[type]?.split(" ").includes(mode), line);
    assert.ok(["trigger", "near", "both"].includes(where) && rest.length === 0, line);
    assert.match(phrase, /^[a-z0-9][a-z0-9 -]*\*?(?: [a-z -]+\*?)?$/, line);
    assert.ok(!seen.has(`${type} ${phrase} ${where}`), `twice: ${line}`);
    seen.add(`${type} ${phrase} ${where}`);
  }
});

test("the quad of a type", () => {
  assert.equal(quadOf("SANCTION"), "material conflict");
  assert.equal(quadOf("CONCEDE"), "verbal cooperation");
  assert.equal(quadOf("RETREAT"), "material cooperation");
  assert.equal(quadOf("REQUEST"), "verbal conflict");
});
