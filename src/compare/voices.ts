import type { SpeakerKind, Statement } from "../record.ts";
import { spannedText } from "../text/spanned-text.ts";
import { stems } from "../text/stems.ts";
import type { ComparedVoice } from "./comparison.ts";
import type { Parties } from "./parties.ts";
import type { Telling, TellingStatement } from "./telling.ts";
import { isAttribution } from "./told.ts";

/** Who speaks in the tellings, those in most of them first, then those with most words. Unknown speakers are nobody's voice. */
export function findVoices(tellings: readonly Telling[], parties: Parties): ComparedVoice[] {
  const voices = new Map<
    string,
    {
      name: string;
      role: string | null;
      kind: SpeakerKind;
      in: Map<number, { name: string; statements: TellingStatement[] }>;
    }
  >();
  for (const telling of tellings) {
    for (const statement of telling.statements) {
      if (!isHeard(statement.statement)) continue;
      // What a speaker tells that another said is the speaker's: the report has not heard the other.
      if (statement.statement.within !== null) continue;
      for (const { key, name, own, role } of speakersOf(telling, statement.statement, parties)) {
        const voice = voices.get(key) ?? { name, role, kind: statement.statement.speaker.kind, in: new Map() };
        voices.set(key, voice);
        const here = voice.in.get(telling.at) ?? { name: own, statements: [] };
        here.statements.push(statement);
        voice.in.set(telling.at, here);
      }
    }
  }
  const all = [...voices.values()].map(({ name, role, kind, in: where }) => ({
    name,
    role,
    kind,
    in: [...where]
      .sort(([a], [b]) => a - b)
      .map(([at, { name, statements }]) => ({
        document: tellings[at].document.id,
        name,
        statements: statements.map(({ statement }) => statement.id),
        ...countWords(tellings[at], statements),
      })),
  }));
  const words = (voice: (typeof all)[number]) => voice.in.reduce((sum, { words }) => sum + words, 0);
  all.sort((a, b) => b.in.length - a.in.length || words(b) - words(a) || (a.name < b.name ? -1 : 1));
  return all.map((voice, k) => ({ id: `w${k + 1}`, ...voice }));
}

/** Below this a statement is too doubtful to make somebody a voice of a report. */
const LEAST = 0.5;
function isHeard(statement: Statement): boolean {
  return statement.said && statement.confidence >= LEAST && isAttribution(statement);
}

function speakersOf(telling: Telling, { speaker }: Statement, parties: Parties) {
  if (speaker.kind === "unknown") return [];
  if (speaker.entities.length > 0) {
    return speaker.entities.map((id) => {
      const entity = telling.entities.get(id);
      const party = parties.of(telling.at, id);
      return { key: party?.id ?? id, name: party?.name ?? id, own: entity?.name ?? id, role: entity?.role ?? null };
    });
  }
  const words = spannedText(telling.document, speaker.spans);
  // An unnamed source is one voice with those of other reports that are described alike ("a senior official", "senior officials").
  return words === "" || PRONOUN.test(words)
    ? []
    : [
        {
          key: `words ${stems(words.replace(/^(?:an?|the)\s/i, "")).join(" ")}`,
          name: withoutClause(words),
          own: withoutClause(words),
          role: null,
        },
      ];
}

/** "A senior official, who asked not to be named" is a senior official. */
function withoutClause(words: string): string {
  return words.replace(/,? (?:who|which|that) .*$/su, "").replace(/,$/, "");
}

const PRONOUN = /^(?:he|she|they|it|who|which|that|this|we|i|you|one|some|others|many)$/i;

function countWords(telling: Telling, statements: readonly TellingStatement[]): { words: number; direct: number } {
  let words = 0;
  let direct = 0;
  for (const { statement, text } of statements) {
    const count = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
    words += count;
    if (statement.form === "direct") direct += count;
    // Of a mixed statement those in quotation marks are the speaker's own.
    else if (statement.form === "mixed")
      direct += statement.content.spans.reduce(
        (sum, { from, to }) => sum + quotedWords(telling.document.text.slice(from, to)),
        0,
      );
  }
  return { words, direct };
}

function quotedWords(text: string): number {
  const quoted = text.match(/[“"‘«][^“”"‘’«»]*[”"’»]/g) ?? [];
  return quoted.join(" ").match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
}
