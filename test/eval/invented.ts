import type { Span } from "../../src/record.ts";

/** A marked document and its record, both made from the words they mean. */
export interface Invented {
  readonly id: string;
  readonly text: string;
  readonly marked: readonly Words[];
  /** `null` for a document without a record. */
  readonly found: readonly Found[] | null;
  /** Names of the entities; the first has the id `e1`. */
  readonly names?: readonly string[];
}

/** Words of the text by role; each string is looked for after the one before it, from `after` on. */
interface Words {
  readonly after?: string;
  readonly source: readonly string[];
  readonly cue: readonly string[];
  readonly content: readonly string[];
  readonly names?: readonly string[];
  readonly kind?: string;
  readonly addressee?: string | null;
  readonly class?: string;
}

interface Found extends Omit<Words, "names" | "addressee"> {
  readonly entities?: readonly string[];
  readonly to?: readonly string[];
  readonly within?: string;
}

/** Invented reports: no person in them is a real one. */
export const invented: readonly Invented[] = [
  {
    id: "harbour",
    text:
      "Port strike ends 🚢.\n\nMinister Ada Lund told the Harbour Post that “the cranes 🏗️ will move again on Monday.” " +
      "She thanked the dockers. “It was a hard winter,” Lund said, “and nobody won.”\n\n" +
      "Union leader Ben Okoro and Minister Lund said the deal was fair.\n\nOkoro declined to comment on pay.",
    names: ["Ada Lund", "Minister Ben Okoro", "Harbour Post"],
    marked: [
      {
        source: ["Minister Ada Lund"],
        cue: ["told"],
        content: ["“the cranes 🏗️ will move again on Monday.”"],
        names: ["Ada Lund"],
        addressee: "Harbour Post",
      },
      { source: ["She"], cue: ["thanked"], content: ["the dockers"], names: ["Ada Lund"], class: "praise" },
      {
        after: "dockers.",
        source: ["Lund"],
        cue: ["said"],
        content: ["“It was a hard winter,”", "“and nobody won.”"],
        names: ["Ada Lund"],
      },
      {
        source: ["Union leader Ben Okoro and Minister Lund"],
        cue: ["said"],
        content: ["the deal was fair"],
        names: ["Ben Okoro", "Ada Lund"],
        after: "won.”",
      },
      {
        source: ["Okoro"],
        cue: ["declined to comment"],
        content: ["on pay"],
        names: ["Ben Okoro"],
        class: "other",
        after: "fair.",
      },
    ],
    found: [
      {
        source: ["Ada Lund"],
        cue: ["told"],
        content: ["the cranes 🏗️ will move again on Monday"],
        entities: ["e1"],
        to: ["the Harbour Post"],
      },
      { source: ["She"], cue: ["thanked"], content: ["the dockers"], entities: ["e3"], class: "praise" },
      {
        after: "dockers.",
        source: ["Lund"],
        cue: ["said"],
        content: ["It was a hard winter,” Lund said, “and nobody won."],
        entities: ["e1"],
      },
      {
        source: ["Ben Okoro and Minister Lund"],
        cue: ["said"],
        content: ["deal was fair"],
        entities: ["e2"],
        after: "won.”",
        class: "claim",
      },
      { source: ["the dockers"], cue: ["hard"], content: ["a hard winter"], kind: "group", within: "s3" },
      {
        source: ["Okoro"],
        cue: ["declined"],
        content: ["comment on pay"],
        within: "s1",
        entities: ["e9"],
        after: "fair.",
      },
    ],
  },
  {
    id: "survey",
    text:
      'A survey by Delta Data found that 61% of voters "trust no one".\n\nMargit Öhlin’s spokesman, who asked not to be named, ' +
      "said the firm’s numbers were naïve. He told reporters: ‘Öhlin never saw them’.\n\nCritics say the survey is too small.",
    names: ["Delta Data’s", "Margit Öhlin"],
    marked: [
      {
        source: ["A survey by Delta Data"],
        cue: ["found"],
        content: ['that 61% of voters "trust no one"'],
        names: ["Delta Data"],
        kind: "document",
        class: "show",
      },
      {
        source: ["Margit Öhlin’s spokesman, who asked not to be named,"],
        cue: ["said"],
        content: ["the firm’s numbers were naïve"],
        names: [],
        kind: "anonymous",
        class: "claim",
      },
      {
        source: ["He"],
        cue: ["told"],
        content: ["‘Öhlin never saw them’"],
        names: [],
        kind: "anonymous",
        addressee: "reporters",
        class: "say",
      },
      { source: ["Critics"], cue: ["say"], content: ["the survey is too small"], names: [], kind: "group" },
    ],
    found: [
      {
        source: ["survey by Delta Data"],
        cue: ["found"],
        content: ['61% of voters "trust no one"'],
        entities: ["e1"],
        kind: "document",
        class: "show",
      },
      {
        source: ["Margit Öhlin’s spokesman"],
        cue: ["said"],
        content: ["the firm’s numbers were naïve"],
        kind: "role",
        class: "say",
      },
      {
        source: ["He"],
        cue: ["told"],
        content: ["Öhlin never saw them"],
        entities: ["e2"],
        to: ["reporters: ‘Öhlin never"],
      },
      { source: [], cue: ["trust"], content: ["no one"], kind: "unknown", class: "believe", within: "s1" },
      { source: ["Critics"], cue: ["say"], content: ["too small"], kind: "group", to: ["the survey"] },
    ],
  },
  {
    id: "silence",
    text: "Queen Ilva spoke. «We wait,» she said. King Orm did not.",
    marked: [{ source: ["she"], cue: ["said"], content: ["«We wait,»"], names: ["Queen Ilva"] }],
    found: null,
  },
  {
    id: "nothing",
    text: "Rain fell on 𝔅𝔢𝔯𝔤 all day.",
    marked: [],
    found: [{ source: ["𝔅𝔢𝔯𝔤"], cue: ["fell"], content: ["all day"], kind: "named" }],
  },
];

/** The gold file: a JSON line a document, spans in code points. */
export function goldLines(): string {
  return invented
    .map(({ id, text, marked }) => {
      const inPoints = (offset: number) => [...text.slice(0, offset)].length;
      const pairs = (words: Words, role: Role) =>
        spansOf(text, words, role).map(({ from, to }) => [from, to].map(inPoints));
      const attributions = marked.map((words) => ({
        source: pairs(words, "source"),
        cue: pairs(words, "cue"),
        content: pairs(words, "content"),
        names: words.names ?? [],
        kind: words.kind ?? "named",
        addressee: words.addressee ?? null,
        class: words.class ?? "say",
      }));
      return `${JSON.stringify({ id, text, attributions })}\n`;
    })
    .join("");
}

/** The record file: a JSON line a record, with the fields that scoring needs. */
export function recordLines(): string {
  return invented
    .flatMap(({ id, text, found, names }) => {
      if (!found) return [];
      const entities = (names ?? []).map((name, k) => ({ id: `e${k + 1}`, name }));
      const statements = found.map((words, k) => ({
        id: `s${k + 1}`,
        speaker: { spans: spansOf(text, words, "source"), entities: words.entities ?? [], kind: words.kind ?? "named" },
        cue: { spans: spansOf(text, words, "cue"), class: words.class ?? "say" },
        content: { spans: spansOf(text, words, "content") },
        addressee: words.to ? { spans: find(text, words.to, 0), entities: [] } : null,
        within: words.within ?? null,
      }));
      return [`${JSON.stringify({ document: { id, text }, entities, statements, events: [], times: [] })}\n`];
    })
    .join("");
}

type Role = "source" | "cue" | "content";

function spansOf(text: string, words: Omit<Words, "names" | "addressee">, role: Role): Span[] {
  return find(text, words[role], words.after ? text.indexOf(words.after) : 0);
}

function find(text: string, parts: readonly string[], start: number): Span[] {
  let at = start;
  return parts.map((part) => {
    const from = text.indexOf(part, at);
    if (from === -1) throw new RangeError(`not in the text after ${at}: ${part}`);
    at = from + part.length;
    return { from, to: at };
  });
}
