import type { EventType } from "../../record.ts";
import { baseForms } from "../verb-forms.ts";

/** What tells one act from another. */
export interface Act {
  readonly type: EventType;
  /** The words of the trigger. */
  readonly trigger: string;
  readonly status: string;
  /** Ids of entities, and the words of sides that are none known. */
  readonly actors: readonly string[];
  readonly recipients: readonly string[];
  /** TIMEX3 value, where one is known. */
  readonly time: string | null;
  readonly sentence: number;
}

/** Mentions of an act lie no farther apart than so many acts. */
const REACH = 60;

/** Nouns that stand for the act of a verb whose form does not show it. */
const NOUN_OF: { readonly [noun: string]: string } = {
  talks: "talk",
  meeting: "meet",
  visit: "visit",
  trip: "visit",
  agreement: "agree",
  deal: "agree",
  accord: "agree",
  attack: "attack",
  killing: "kill",
  death: "kill",
  arrest: "arrest",
  invasion: "invade",
  withdrawal: "withdraw",
  pullout: "withdraw",
  refusal: "refuse",
  rejection: "reject",
  condemnation: "condemn",
  criticism: "criticize",
  accusation: "accuse",
  demand: "demand",
  appeal: "appeal",
  threat: "threaten",
  protest: "protest",
  demonstration: "protest",
  strike: "strike",
  sanctions: "sanction",
  sanction: "sanction",
  deployment: "deploy",
  expulsion: "expel",
  release: "release",
};

/**
 * Tells of each act which earlier one it is told of again, or `null`: the same word for it (or the noun of its verb), the
 * same type and status, a shared actor and recipient where both name any, at least one of them named by both, and no two
 * dates that differ. Two acts of one sentence are two.
 */
export function findSameActs(acts: readonly Act[]): (number | null)[] {
  const first: (number | null)[] = [];
  const byWord = new Map<string, number[]>();
  acts.forEach((act, k) => {
    const key = `${act.type} ${act.status} ${lemmaOf(act.trigger)}`;
    const before = byWord.get(key) ?? [];
    const same = before.findLast((j) => k - j <= REACH && isSame(acts[j], act));
    first.push(same === undefined ? null : (first[same] ?? same));
    before.push(k);
    byWord.set(key, before);
  });
  return first;
}

function isSame(a: Act, b: Act): boolean {
  if (a.sentence === b.sentence) return false;
  if (a.time !== null && b.time !== null && a.time !== b.time) return false;
  const actors = agree(a.actors, b.actors);
  const recipients = agree(a.recipients, b.recipients);
  // "X met Y" and "Y met X" are one meeting
  const crossed =
    a.type === "CONSULT" && agree([...a.actors, ...a.recipients], [...b.actors, ...b.recipients]) === true;
  if (crossed && shared([...a.actors, ...a.recipients], [...b.actors, ...b.recipients]) >= 2) return true;
  return actors !== false && recipients !== false && (actors ?? recipients) === true;
}

/** Whether two sides share an entity; `null` where one of them names none. */
function agree(a: readonly string[], b: readonly string[]): boolean | null {
  return a.length === 0 || b.length === 0 ? null : shared(a, b) > 0;
}

function shared(a: readonly string[], b: readonly string[]): number {
  return new Set(a.filter((id) => b.includes(id))).size;
}

/** The verb of a trigger's first word, or of the act that its noun stands for. */
export function lemmaOf(trigger: string): string {
  const [word] = trigger.toLowerCase().split(/\s+/);
  const noun = NOUN_OF[word] ?? NOUN_OF[word.replace(/s$/, "")];
  if (noun !== undefined) return noun;
  const forms = baseForms(word);
  return forms.length > 1 && /(?:ed|ing)$/.test(word) ? forms[1] : (forms[0] ?? word).replace(/s$/, "");
}
