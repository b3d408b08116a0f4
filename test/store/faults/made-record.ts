import type { Entity, Event, Statement } from "../../../src/record.ts";
import type { Raw } from "../../../src/source/document.ts";
import type { KeptRecord } from "../../../src/store/explained.ts";

const PEOPLE = ["Marta Lindvall", "Owen Tarrant", "Ines Cabral", "Yusuf Demirel", "Petra Novak", "Harbour Union"];
const WHAT = ["the gates would stay shut", "nobody was told until six", "the pumps had been checked", "talks go on"];

/** What a report made up for a test is: the `number`-th, its `version`-th text, of about `sentences` sentences. */
export interface Made {
  readonly name: string;
  readonly number: number;
  readonly version: number;
  readonly sentences?: number;
}

/** The record of an invented report; always the same for the same argument. The id of its document is `NAME-NUMBER`. */
export function madeRecord({ name, number, version, sentences = 12 }: Made): { kept: KeptRecord; raw: Raw } {
  const statements: Statement[] = [];
  const events: Event[] = [];
  const mentions: Entity["mentions"][number][][] = PEOPLE.map(() => []);
  let text = `Report ${number} of ${name}, version ${version}.\n\n`;
  for (let index = 0; index < sentences; index++) {
    const who = (number + index) % PEOPLE.length;
    const whom = (who + 1 + (number % 4)) % PEOPLE.length;
    const from = text.length;
    const speaker = { from, to: from + PEOPLE[who].length };
    const quote = `“${WHAT[(number + index) % WHAT.length]}, ${name} ${number}.${index},”`;
    text += `${PEOPLE[who]} accused ${PEOPLE[whom]} and said ${quote}.`;
    const accused = {
      from: from + text.slice(from).indexOf("accused"),
      to: from + text.slice(from).indexOf("accused") + 7,
    };
    const target = { from: accused.to + 1, to: accused.to + 1 + PEOPLE[whom].length };
    const content = { from: text.length - quote.length, to: text.length - 2 };
    mentions[who].push({ ...speaker, kind: "name" });
    mentions[whom].push({ ...target, kind: "name" });
    statements.push({
      id: `s${index + 1}`,
      form: "direct",
      speaker: { spans: [speaker], entities: [`e${who + 1}`], kind: "named" },
      cue: { spans: [{ from: content.from - 6, to: content.from - 2 }], lemma: "say", class: "say" },
      content: { spans: [content] },
      addressee: null,
      continues: null,
      within: null,
      said: true,
      confidence: 0.5 + (index % 5) / 10,
    });
    if (index % 3 === 0)
      events.push({
        id: `v${events.length + 1}`,
        type: "ACCUSE",
        mode: null,
        quad: "verbal conflict",
        trigger: accused,
        mentions: [accused],
        actors: [{ spans: [speaker], entity: `e${who + 1}` }],
        recipients: [{ spans: [target], entity: `e${whom + 1}` }],
        place: null,
        time: null,
        magnitude: [],
        status: "actual",
        assertedBy: { voice: "reporter" },
        sentence: { from, to: text.length },
        confidence: 0.8,
      });
    text += "\n\n";
  }
  const entities: Entity[] = PEOPLE.map((person, index) => ({
    id: `e${index + 1}`,
    name: person,
    type: index === PEOPLE.length - 1 ? "organisation" : "person",
    country: null,
    role: null,
    sector: null,
    mentions: mentions[index],
  }));
  const id = `${name}-${number}`;
  const kept: KeptRecord = {
    record: {
      readout: 1,
      made: { version: "0.0.0", model: { name: "none", sha256: "0".repeat(64) }, options: {} },
      document: {
        id,
        source: `${name}.jsonl:${number}`,
        url: `https://news.example/${name}/${number}`,
        outlet: ["Harbour Post", "Delta Wire"][number % 2],
        title: `Report ${number}`,
        byline: [],
        published: {
          value: `2031-0${1 + (number % 9)}-1${number % 10}`,
          precision: "day",
          basis: "made up",
        },
        found: {},
        language: "en",
        text,
        removed: [],
      },
      entities: entities.filter((entity) => entity.mentions.length > 0),
      statements,
      events,
      times: [],
      places: [],
      problems: [],
    },
    reasons: {},
  };
  return { kept, raw: { format: "text", text, options: {} } as unknown as Raw };
}
