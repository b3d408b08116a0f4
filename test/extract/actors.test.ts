import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Actor } from "../../src/extract/actors/actor.ts";
import { agentOf } from "../../src/extract/actors/agents.ts";
import { findCountry } from "../../src/extract/actors/find-country.ts";
import { findSector } from "../../src/extract/actors/find-sector.ts";
import { officeOf } from "../../src/extract/actors/offices.ts";
import { standsForGovernment } from "../../src/extract/actors/stands-for-government.ts";
import type { EntityType } from "../../src/record.ts";
import { parseMarkedCases } from "./parse-marked.ts";
import { layoutOf } from "./story.ts";

interface ActorCase {
  readonly notation: string;
  readonly actor: Actor;
  readonly country: string | null;
  readonly sector: string | null;
}

const orNull = (code: string): string | null => (code === "?" ? null : code);

/** Reads lines of `PHRASE (TYPE; role ROLE; in CODES) ==> COUNTRY SECTOR`; remarks begin with `#`. Throws a SyntaxError. */
function parseActorCases(source: string): ActorCase[] {
  return source
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const match = /^(?<name>[^(]+?)(?: \((?<known>.*)\))? ==> (?<country>\?|[A-Z]{3}) (?<sector>\?|[A-Z]{3})$/.exec(
        line,
      );
      if (match?.groups === undefined) throw new SyntaxError(`not a case: ${line}`);
      const { name, known = "", country, sector } = match.groups;
      const parts = known.split("; ").filter((part) => part !== "");
      const roles = parts.filter((part) => part.startsWith("role ")).map((part) => part.slice(5));
      const about = parts.find((part) => part.startsWith("in "));
      const type = parts.find((part) => !part.startsWith("role ") && part !== about) as EntityType | undefined;
      const countries = about === undefined ? undefined : new Set(about.slice(3).split(" "));
      return {
        notation: line,
        actor: { name, type, roles, countries },
        country: orNull(country),
        sector: orNull(sector),
      };
    });
}

const cases = (file: string): string => readFileSync(new URL(`cases/${file}`, import.meta.url), "utf8");

describe("an actor's country and sector", () => {
  for (const { notation, actor, country, sector } of parseActorCases(cases("actors.txt"))) {
    test(notation, () => {
      const found = [findCountry(actor), findSector(actor)] as const;
      assert.deepEqual([found[0].country, found[1].sector], [country, sector], JSON.stringify(found));
      for (const { why } of found) assert.notEqual(why, "");
    });
  }
});

describe("a capital that stands for its government", () => {
  for (const { notation, text, source, findings } of parseMarkedCases(cases("standing.txt"))) {
    test(notation, () => {
      const found = standsForGovernment(layoutOf(text), source[0]);
      assert.equal(found.stands, orNull(findings.get("stands") ?? ""), found.why);
    });
  }
});

test("what tells a country and a sector, or keeps from telling them, is said", () => {
  assert.deepEqual(findCountry({ name: "Chinese companies" }), {
    country: "CHN",
    why: "demonym “Chinese”",
    basis: "demonym",
  });
  assert.deepEqual(findCountry({ name: "Georgia" }), {
    country: null,
    why: "“Georgia” is a country and a state of the United States",
    basis: null,
  });
  assert.equal(findCountry({ name: "the United Nations" }).why, "“United Nations” is an international body");
  assert.deepEqual(findSector({ name: "Kremlin spokesman" }), {
    sector: "GOV",
    why: "“spokesman” of “Kremlin”",
    rule: "belongs to",
  });
  assert.match(findSector({ name: "a spokesman" }).why, /has the sector of what it belongs to, which is not said/);
});

test("any phrase and any span get an answer with a reason", () => {
  const word = fc.constantFrom(
    "the",
    "Chinese",
    "of",
    "and",
    "Georgia",
    "spokesman",
    "Hamas",
    "in",
    "'s",
    "Beijing",
    "said",
    ",",
    "King",
    "—",
  );
  const phrase = fc.array(fc.oneof(word, fc.string({ maxLength: 8 })), { maxLength: 12 });
  fc.assert(
    fc.property(phrase, fc.nat(80), fc.nat(20), (words, from, length) => {
      const text = words.join(" ");
      const country = findCountry({ name: text });
      assert.match(country.country ?? "AAA", /^[A-Z]{3}$/);
      assert.ok(country.why !== "" && findSector({ name: text }).why !== "");
      assert.ok(standsForGovernment(layoutOf(text), { from, to: from + length }).why !== "");
    }),
  );
});

describe("the data of actors", () => {
  const rows = (file: string): string[] =>
    readFileSync(new URL(`../../data/${file}`, import.meta.url), "utf8")
      .slice(0, -1)
      .split("\n");
  const sector =
    "(?:AGR|BUS|COP|CRM|CVL|DEV|EDU|ELI|ENV|GOV|HLH|HRI|IGO|JUD|LAB|LEG|MED|MIL|NGO|OPP|PTY|RAD|REB|REF|REL|SPY|UAF)";
  for (const [file, pattern] of [
    ["agents.tsv", new RegExp(`^[^\\tA-Z]+\\t(?:-|-?${sector})$`)],
    ["bodies.tsv", new RegExp(`^[a-z0-9 ]+\\t(?:[A-Z]{3})?\\t${sector}$`)],
    ["offices.tsv", new RegExp(`^[^\\t]+\\t(?:[A-Z]{3}\\??)?\\t${sector}?$`)],
  ] as const) {
    test(`${file} is sorted, names nothing twice, and every line parses`, () => {
      const lines = rows(file);
      assert.deepEqual(lines, lines.toSorted());
      assert.equal(new Set(lines.map((line) => line.split("\t")[0])).size, lines.length);
      for (const line of lines) assert.match(line, pattern);
    });
  }

  test("nouns and names are found in the forms that reports use", () => {
    assert.equal(agentOf(["foreign", "ministers"])?.sector, "GOV");
    assert.equal(agentOf(["aid", "workers"])?.sector, "NGO");
    assert.deepEqual(agentOf(["spokeswoman"]), { sector: null, yields: true });
    assert.equal(agentOf(["harbour"]), undefined);
    assert.equal(officeOf("the Kremlin")?.country, "RUS");
    assert.equal(officeOf("who"), undefined);
    assert.equal(officeOf("Apple")?.sector, "BUS");
    assert.equal(officeOf("apple"), undefined);
  });
});
