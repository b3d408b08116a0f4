import type { Document } from "../record.ts";
import type { Layout } from "../text/layout.ts";
import { type Draft, firstToken } from "./draft.ts";
import type { Entities } from "./entities.ts";
import { type NamedSpeaker, nameSpeakers } from "./name-speakers.ts";
import { mentionsIn } from "./speaker-phrase.ts";
import { toSpans } from "./token-ranges.ts";

/** A draft with its content as it will be given, and the draft it was made of, by which others refer to it. */
export type Ordered = Draft & { readonly draft: Draft };

/** The speaker of every draft. One that goes on has the speaker of the statement it goes on with. */
export function nameDrafts(
  document: Document,
  layout: Layout,
  entities: Entities,
  ordered: readonly Ordered[],
  within: ReadonlyMap<Draft, Draft>,
): Map<Draft, NamedSpeaker> {
  const told = ordered.filter(({ cue, source }) => cue.length > 0 || source.length > 0);
  const named = nameSpeakers(
    document,
    layout,
    entities,
    told.map(({ cue, source, content }) => ({
      cue: toSpans(layout, cue),
      source: toSpans(layout, source),
      content: toSpans(layout, content),
    })),
  );
  const out = new Map(told.map(({ draft }, k) => [draft, named[k]]));
  nameLabels(layout, entities, ordered, out);
  doubtInner(layout, entities, within, out);
  for (const { draft } of ordered) {
    if (out.has(draft)) continue;
    const teller = findTeller(draft, out);
    out.set(draft, teller === undefined ? UNTOLD : goesOn(teller));
  }
  return out;
}

const DESCRIBED = /^the \p{Ll}/iu;

/**
 * `According to a statement from Orlan's delegation, the minister had demanded …`: whom a description inside another's
 * words means, that other knows. If its source names one person and the description was taken for a second, nobody is named.
 */
function doubtInner(
  layout: Layout,
  entities: Entities,
  within: ReadonlyMap<Draft, Draft>,
  named: Map<Draft, NamedSpeaker>,
): void {
  const { list } = entities;
  for (const [inner, outer] of within) {
    const speaker = named.get(inner)?.speaker;
    const [span] = toSpans(layout, outer.source);
    if (speaker === undefined || span === undefined || speaker.entities.length !== 1) continue;
    const words = speaker.spans.map(({ from, to }) => layout.text.slice(from, to)).join(" ");
    if (!DESCRIBED.test(words)) continue;
    const told = mentionsIn(entities, span).find(({ entity }) => list[entity].type === "person");
    if (told === undefined || list[told.entity].id === speaker.entities[0]) continue;
    const reason = `"${words}" may be ${list[told.entity].name}, of whom the statement around it comes, or another`;
    named.set(inner, {
      speaker: { spans: speaker.spans, entities: [], kind: "role", why: { entities: reason } },
      because: reason,
    });
  }
}

const ONE_CAPITALISED = /^\p{Lu}\p{Ll}[\p{L}’'-]*$/u;

/**
 * Words that are no names as they stand: `MARSH` before a turn, or a surname that is an ordinary word, is the one person
 * of that surname; `A`, in questions and answers, the one person whom the report names before the first turn.
 */
function nameLabels(
  layout: Layout,
  { list, mentions }: Entities,
  ordered: readonly Ordered[],
  named: Map<Draft, NamedSpeaker>,
): void {
  const persons = list.filter(({ type }) => type === "person");
  const first = ordered.find(({ found }) => found === "turn");
  const begin = first === undefined ? 0 : layout.tokens.from[firstToken(first.draft)];
  const introduced = new Set(mentions.filter(({ from }) => from < begin).map(({ entity }) => list[entity]));
  for (const { draft } of ordered) {
    const speaker = named.get(draft)?.speaker;
    if (speaker?.kind !== "unknown") continue;
    const label = speaker.spans.map(({ from, to }) => layout.text.slice(from, to)).join(" ");
    if (draft.found !== "turn" && draft.found !== "label" && !ONE_CAPITALISED.test(label)) continue;
    const surname = label.split(" ").at(-1)!.toLowerCase();
    const fit =
      label === "A"
        ? persons.filter((person) => introduced.has(person))
        : persons.filter(({ name }) => name.split(" ").at(-1)!.toLowerCase() === surname);
    if (fit.length !== 1) continue;
    named.set(draft, {
      speaker: { spans: speaker.spans, entities: [fit[0].id], kind: "named" },
      because: `${label} can only be ${fit[0].name}`,
    });
  }
}

/** The speaker of the nearest statement that a draft goes on with, or of the one that tells whose it is. */
function findTeller(draft: Draft, named: ReadonlyMap<Draft, NamedSpeaker>): NamedSpeaker | undefined {
  const seen = new Set<Draft>();
  for (let one: Draft | null = draft; one !== null && !seen.has(one); one = one.toldBy ?? one.continues) {
    if (named.has(one)) return named.get(one);
    seen.add(one);
  }
  return undefined;
}

const UNTOLD: NamedSpeaker = {
  speaker: {
    spans: [],
    entities: [],
    kind: "unknown",
    why: { entities: "nothing beside the quotation tells whose it is" },
  },
  because: "nothing beside the quotation tells whose it is",
};

function goesOn({ speaker, because }: NamedSpeaker): NamedSpeaker {
  return { speaker, because: `goes on with the words of the statement it continues: ${because}` };
}
