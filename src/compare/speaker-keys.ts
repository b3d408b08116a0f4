import type { Statement } from "../record.ts";
import { spannedText } from "../text/spanned-text.ts";
import { stems } from "../text/stems.ts";
import type { Parties } from "./parties.ts";
import type { Telling } from "./telling.ts";

/** One who speaks, as known across tellings. */
export interface SpeakerKey {
  readonly key: string;
  /** Known by name: one with another key is another. */
  readonly isNamed: boolean;
  /** The fullest name that any telling has, or the words. */
  readonly name: string;
  /** As this telling calls them. */
  readonly own: string;
  readonly role: string | null;
}

const PRONOUN = /^(?:he|she|they|it|who|which|that|this|we|i|you|one|some|others|many)$/i;

/**
 * Who says a statement: by name the party; somebody who is only described is one with whom another telling describes alike ("a senior
 * official", "senior officials"). Empty where the speaker is unknown.
 */
export function speakerKeys(telling: Telling, { speaker }: Statement, parties: Parties): SpeakerKey[] {
  if (speaker.kind === "unknown") return [];
  if (speaker.entities.length > 0) {
    return speaker.entities.map((id) => {
      const entity = telling.entities.get(id);
      const party = parties.of(telling.at, id);
      const isNamed = party !== null && (entity?.mentions.some(({ kind }) => kind === "name") ?? false);
      const own = entity?.name ?? id;
      return {
        key: isNamed ? party.id : wordsKey(own),
        isNamed,
        name: party?.name ?? own,
        own,
        role: entity?.role ?? null,
      };
    });
  }
  const words = withoutClause(spannedText(telling.document, speaker.spans));
  return words === "" || PRONOUN.test(words)
    ? []
    : [{ key: wordsKey(words), isNamed: false, name: words, own: words, role: null }];
}

function wordsKey(words: string): string {
  return `words ${stems(words.replace(/^(?:an?|the)\s/i, "")).join(" ")}`;
}

/** "A senior official, who asked not to be named" is a senior official. */
function withoutClause(words: string): string {
  return words.replace(/,? (?:who|which|that)(?: .*)?$/su, "").replace(/,$/, "");
}
