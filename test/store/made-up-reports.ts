import type { KeptRecord } from "../../src/store/explained.ts";
import { makeRecord } from "./make-record.ts";

const PEOPLE = ["Mara Oduya", "Jorun Aske", "Vera Holt", "Tobias Müller", "Ilse Brandt", "Kofi Ansah"];
const COUNTRIES = ["NOR", "DNK", "CHE", "GBR", "-"];
const ACTS = ["dam", "harbour", "election", "strike", "valley", "tariff"];
const OUTLETS = ["Elvan Courier", "Halmar Tribune", "The Courier", "Norvian Gazette"];
const TYPES = ["CONSULT", "SANCTION", "AID", "ASSAULT"];

/** Numbers that look drawn by lot and are the same each time. */
function lots(seed: number): (of: number) => number {
  let state = seed;
  return (of) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % of;
  };
}

/** Invented reports that share people, words, outlets and dates. */
export function madeUp(count: number, from = 0): KeptRecord[] {
  return Array.from({ length: count }, (_, k) => oneMadeUp(from + k));
}

function oneMadeUp(k: number): KeptRecord {
  const lot = lots(k + 1);
  const pick = (list: readonly string[]) => list[lot(list.length)];
  const [a, b, act, other] = [pick(PEOPLE), pick(PEOPLE), pick(ACTS), pick(ACTS)];
  const day = `2031-0${1 + lot(3)}-0${1 + lot(9)}`;
  const who = a === b ? [a] : [a, b];
  return makeRecord(`
id: made-${k}
outlet: ${pick(OUTLETS)}
title: The ${act} number ${k}
${lot(6) === 0 ? "source: undated" : `published: ${day}`}

${a} said the ${act} would fail. “No ${other} holds ${k},” told ${b}.
The ${other} was ${pick(["attacked", "helped"])} by ${a}.
==>
${who.map((name) => `who ${name} (person, ${pick(COUNTRIES)}, ${pick(["mayor", "minister", "-"])})`).join("\n")}
says ${lot(8) === 0 ? "?" : a} | said | the ${act} would fail | indirect, 0.${1 + lot(9)}
says ${b} | told | “No ${other} holds ${k},” | direct, to ${a}
does ${pick(TYPES)} ${pick(["actual", "possible", "negated"])} | ${a} | ${b} | was | ${lot(2) === 0 ? "reporter" : b}
`);
}

/** Queries of which most find something in `madeUp`. */
export function madeUpQueries(count: number): string[] {
  const lot = lots(4711);
  const pick = (list: readonly string[]) => list[lot(list.length)];
  const term = (): string => {
    const person = pick(PEOPLE);
    const terms = [
      pick(ACTS),
      `"the ${pick(ACTS)}"`,
      `"${pick(ACTS)} would"`,
      `speaker:${person.split(" ")[lot(2)]}`,
      `speaker:"${person}"`,
      `by:"${person}"`,
      `to:"${person}"`,
      `about:${pick([...ACTS, "aske"])}`,
      `asserted-by:${pick(["reporter", "holt"])}`,
      `type:${pick(TYPES)},AID`,
      `status:${pick(["actual", "negated"])}`,
      `form:${pick(["direct", "indirect"])}`,
      `outlet:${pick(["courier", "tribune"])}`,
      `country:${pick(["NOR", "CHE"])}`,
      `kind:${pick(["statement", "event", "report"])}`,
    ];
    return pick(terms);
  };
  return Array.from({ length: count }, () => {
    const terms = Array.from({ length: 1 + lot(3) }, () => (lot(5) === 0 ? `-${term()}` : term()));
    if (lot(4) === 0) terms.push(`${term()} OR ${term()}`);
    if (lot(5) === 0) terms.push(`${pick(["after", "before"])}:2031-0${1 + lot(3)}-0${1 + lot(9)}`);
    return terms.join(" ");
  });
}
