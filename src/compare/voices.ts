import type { SpeakerKind } from "../record.ts";
import { isAttribution } from "./attribution.ts";
import { isClause } from "./clause.ts";
import type { ComparedVoice } from "./comparison.ts";
import type { Parties } from "./parties.ts";
import { speakerKeys } from "./speaker-keys.ts";
import type { Telling, TellingStatement } from "./telling.ts";

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
      if (!isHeard(statement)) continue;
      // What a speaker tells that another said is the speaker's: the report has not heard the other.
      if (statement.statement.within !== null) continue;
      for (const { key, name, own, role } of speakerKeys(telling, statement.statement, parties)) {
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
/** Words of their own, or a clause that tells what they said: "rejected the measure" is an act, not a word. */
function isHeard({ statement, text }: TellingStatement): boolean {
  if (!statement.said || statement.confidence < LEAST || !isAttribution(statement)) return false;
  return statement.form !== "indirect" || isClause(text);
}

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
