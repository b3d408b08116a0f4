import type { Entity } from "../../record.ts";
import { names } from "../../text/stems.ts";
import type { ComparedReport } from "./reports.ts";
import type { ComparisonView } from "./view.ts";

/** Somebody speaks about somebody. */
export interface Spoken {
  readonly speaker: string;
  readonly about: string;
  /** One for each report that has it: how often, and the sentence (by number) of the first time. */
  readonly in: readonly { readonly report: ComparedReport; readonly count: number; readonly sentence: number | null }[];
}

const TYPES: ReadonlySet<Entity["type"]> = new Set(["person", "organisation", "government", "country", "group"]);

/**
 * Who speaks about whom in which report: of each statement of a voice the persons and bodies with a name that its content has, counted
 * once. What most reports have comes first. Needs the records that the comparison was made of.
 */
export function findWhoAboutWhom({ voices, reports }: ComparisonView): Spoken[] {
  const known = new Map<string, { speaker: string; about: string; in: Map<ComparedReport, Count> }>();
  for (const voice of voices) {
    for (const { document, statements } of voice.in) {
      const report = reports.find((one) => one.document.id === document)!;
      for (const { about, from } of statements.flatMap((id) => spokenOf(report, id))) {
        // Nobody speaks about themselves here: "we" is who speaks.
        if (folded(about) === folded(voice.name)) continue;
        const key = `${voice.id} ${folded(about)}`;
        const spoken = known.get(key) ?? { speaker: voice.name, about, in: new Map<ComparedReport, Count>() };
        known.set(key, spoken);
        const here = spoken.in.get(report) ?? { count: 0, from };
        spoken.in.set(report, { count: here.count + 1, from: Math.min(here.from, from) });
      }
    }
  }
  const all = [...known.values()].map(
    ({ speaker, about, in: where }): Spoken => ({
      speaker,
      about,
      in: [...where].map(([report, { count, from }]) => ({ report, count, sentence: sentenceFrom(report, from) })),
    }),
  );
  const total = (one: Spoken) => one.in.reduce((sum, { count }) => sum + count, 0);
  return all.sort((a, b) => b.in.length - a.in.length || total(b) - total(a));
}

interface Count {
  readonly count: number;
  readonly from: number;
}

function spokenOf({ record }: ComparedReport, id: string): { about: string; from: number }[] {
  const content = record?.statements.find((statement) => statement.id === id)?.content.spans ?? [];
  const within = ({ from, to }: { from: number; to: number }) =>
    content.some((span) => span.from <= from && to <= span.to);
  return (record?.entities ?? []).flatMap((entity) => {
    if (!TYPES.has(entity.type) || !entity.mentions.some(({ kind }) => kind === "name")) return [];
    const mention = entity.mentions.find(within);
    return mention === undefined ? [] : [{ about: entity.name, from: mention.from }];
  });
}

function folded(name: string): string {
  return names(name).join(" ");
}

function sentenceFrom({ sentences }: ComparedReport, from: number): number | null {
  const at = sentences.findIndex((sentence) => sentence.from <= from && from < sentence.to);
  return at < 0 ? null : at;
}
