import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { Argument, Command } from "commander";
import { scoreAttribution } from "../eval/attribution.ts";
import { crossdocLines, loadedLines, readLinkLines, storyLines } from "../eval/comparison-lines.ts";
import { type CorefScores, type FoundMention, scoreCoref } from "../eval/coref.ts";
import { scoreCrossdoc, scoreReadLinks } from "../eval/crossdoc.ts";
import { isCrossdoc, readCrossdocGold } from "../eval/crossdoc-gold.ts";
import { readEventGold, readPairGold } from "../eval/event-gold.ts";
import { corefLines, eventLines, mentionLines, typeLines } from "../eval/event-lines.ts";
import { readEventRecords } from "../eval/event-records.ts";
import { scoreEvents } from "../eval/events.ts";
import { readGold, readSpeakerGold } from "../eval/gold.ts";
import { readMentionGold } from "../eval/gum-gold.ts";
import { readJsonLines } from "../eval/json-lines.ts";
import { attributionLines, breakdownLines, speakerLines } from "../eval/lines.ts";
import { scoreLoaded } from "../eval/loaded.ts";
import { readRecords } from "../eval/scorable.ts";
import { scoreSpeakers } from "../eval/speakers.ts";
import { scoreStories } from "../eval/stories.ts";
import { readTellingGold } from "../eval/telling-gold.ts";
import { findGoldTimes, readTimedRecords, readTimeGold, scoreTimes, timeLines } from "../eval/times.ts";
import { scoreTypes } from "../eval/types.ts";
import { UnscorableError } from "../eval/unscorable.ts";
import { readWholeRecords } from "../eval/whole-records.ts";
import type { Record } from "../record.ts";
import { textDocument } from "../source/text-document.ts";
import { EXIT } from "./exit-codes.ts";
import { count } from "./option-values.ts";
import { findOutcomes } from "./outcomes.ts";
import { ModelNotOpened, notOpened } from "./reader.ts";
import { processServices, type Services } from "./services.ts";
import { visibleLine } from "./visible.ts";

interface EvalFlags {
  readonly records?: string;
  readonly details?: true;
  readonly threads: number;
  readonly model?: string;
}

const HELP = `
GOLD has a JSON object a line, with offsets [from, to] in Unicode code points:
  attribution  {id, text, attributions: [{source, cue, content}]}
  speakers     the same, each attribution also with names, kind, addressee and class
  events       {id, text, events: [{trigger, type, status, actors, recipients, asserter}]}
  types        {id, text, marked, type}: the PLOVER root type between <s>…</s> and <t>…</t>
  times        {id, timeml}: a document of TimeML
  entities, coref   CoNLL-U with entities as GUM has them, not JSON
  stories      {story, reports: [{outlet, title, date, paragraphs, loaded}]}, or as for crossdoc
  loaded       the same, loaded words of the reporter marked
  crossdoc     {id, sentences, sentence_ids, events, entities} of ECB+, chains across documents
Figures are percentages: P right of what was found, R found of what is marked, F of both.`;

const KINDS = [
  "attribution",
  "speakers",
  "events",
  "types",
  "times",
  "entities",
  "coref",
  "stories",
  "loaded",
  "crossdoc",
] as const;
type Kind = (typeof KINDS)[number];

/** Why some kinds take no records. */
const WITHOUT_RECORDS: { readonly [kind in Kind]?: string } = {
  entities: "a record does not hold every mention",
  coref: "a record does not hold every mention",
  stories: "they are found in the texts alone",
};

/** `readout eval`: scores records beside marked data. What cannot be scored ends it with exit code 2. */
export function evalCommand(services: Services = processServices()): Command {
  return new Command("eval")
    .description("Score what is read against marked data.")
    .summary("score what is read against marked data")
    .addArgument(new Argument("<what>", "what to score").choices(KINDS))
    .argument("<gold>", "the marked data, gzipped or not")
    .option("--records <path>", "score these records (JSONL) instead of reading the texts")
    .option("--details", "also by form, class of the cue, kind of speaker, or type of event")
    .option("--threads <n>", "threads of the neural runtime", count, 1)
    .option("--model <path>", "a model file other than Readout’s own")
    .addHelpText("after", HELP)
    .action(async (what: Kind, path: string, flags: EvalFlags, command: Command) => {
      try {
        const why = WITHOUT_RECORDS[what];
        if (flags.records !== undefined && why !== undefined) {
          throw new UnscorableError(`--records cannot be scored for ${what}: ${why}`);
        }
        const lines = await SCORERS[what](path, flags, services);
        services.stdout.write(`${lines.join("\n")}\n`);
      } catch (error) {
        if (!(error instanceof UnscorableError || error instanceof ModelNotOpened)) throw error;
        command.error(`error: ${error.message}`, { exitCode: EXIT.misuse });
      }
    });
}

type Scorer = (path: string, flags: EvalFlags, services: Services) => Promise<string[]>;

const SCORERS: { readonly [kind in Kind]: Scorer } = {
  attribution: async (path, flags, services) => {
    const gold = readGold(bytesOf(path), path);
    const scores = scoreAttribution(gold, await recordsOf(gold, flags, services, readRecords));
    const byForm = flags.details ? breakdownLines("who said what, by form", scores.byForm) : [];
    return [...attributionLines(scores), ...byForm];
  },
  speakers: async (path, flags, services) => {
    const gold = readSpeakerGold(bytesOf(path), path);
    const scores = scoreSpeakers(gold, await recordsOf(gold, flags, services, readRecords));
    if (!flags.details) return speakerLines(scores);
    return [
      ...speakerLines(scores),
      ...breakdownLines("full name said what, by class of cue", scores.byCueClass),
      ...breakdownLines("full name said what, by kind of speaker", scores.byKind),
    ];
  },
  events: async (path, flags, services) => {
    const gold = readEventGold(bytesOf(path), path);
    const records = await recordsOf(gold, flags, services, readEventRecords);
    return eventLines(scoreEvents(gold, records), flags.details === true);
  },
  types: async (path, flags, services) => {
    const gold = readPairGold(bytesOf(path), path);
    return typeLines(scoreTypes(gold, await recordsOf(gold, flags, services, readEventRecords)));
  },
  times: async (path, { records }) => {
    const gold = readTimeGold(bytesOf(path), path);
    return timeLines(
      scoreTimes(gold, records === undefined ? findGoldTimes(gold) : readTimedRecords(bytesOf(records), records)),
    );
  },
  entities: async (path, flags) => mentionLines(await scoreMentions(path, flags)),
  coref: async (path, flags) => corefLines(await scoreMentions(path, flags)),
  stories: async (path) => {
    const bytes = bytesOf(path);
    return storyLines(
      scoreStories(
        isCrossdoc(readJsonLines(bytes, path)[0]?.value) ? happenings(bytes, path) : readTellingGold(bytes, path),
      ),
    );
  },
  loaded: async (path, flags, services) => {
    const gold = readTellingGold(bytesOf(path), path);
    const records = await recordsOf(gold, flags, services, readWholeRecords);
    return loadedLines(await scoreLoaded(gold, records, services.readMeanings));
  },
  crossdoc: async (path, flags, services) => {
    const gold = readCrossdocGold(bytesOf(path), path);
    const records = await recordsOf(gold, flags, services, readWholeRecords);
    const { openComparer } = await import("../model/comparer.ts");
    const comparer = await openComparer().catch(notOpened);
    try {
      const linked = await scoreCrossdoc(gold, comparer);
      const asRead = await scoreReadLinks(gold, records, comparer);
      return [...crossdocLines(linked), ...readLinkLines(asRead, gold.length)];
    } finally {
      await comparer.close();
    }
  },
};

function happenings(bytes: Uint8Array, path: string) {
  return readCrossdocGold(bytes, path).map(({ id, text, subTopic }) => ({
    document: textDocument(id, text),
    story: subTopic,
  }));
}

async function scoreMentions(path: string, { model, threads }: EvalFlags): Promise<CorefScores> {
  const gold = readMentionGold(bytesOf(path), path);
  const { openModel, readMentions } = await import("../read.ts");
  const opened = await openModel({ path: model, threads }).catch(notOpened);
  try {
    const found = new Map<string, readonly FoundMention[]>();
    for (const { id, text } of gold) {
      const { mentions } = await readMentions(opened, text);
      found.set(
        id,
        mentions.map(({ from, to, type, cluster }) => ({ from, to, type, chain: cluster })),
      );
    }
    return scoreCoref(gold, ({ id }) => found.get(id)!);
  } finally {
    await opened.close();
  }
}

async function recordsOf<Read>(
  gold: readonly { readonly id: string; readonly text: string }[],
  flags: EvalFlags,
  services: Services,
  readGiven: (bytes: Uint8Array, name: string) => Read[],
): Promise<readonly (Read | Record)[]> {
  if (flags.records !== undefined) return readGiven(bytesOf(flags.records), flags.records);
  return readTexts(gold, flags, services);
}

// By way of JSONL, so that the figures are those of `readout read --jsonl -` given the same texts.
async function readTexts(
  gold: readonly { readonly id: string; readonly text: string }[],
  { model, threads }: EvalFlags,
  services: Services,
): Promise<Record[]> {
  const stdin = Readable.from(gold.map(({ id, text }) => Buffer.from(`${JSON.stringify({ id, text })}\n`)));
  const records: Record[] = [];
  const reader = services.openReader(1, { model: model ?? null, threads });
  try {
    for await (const outcome of findOutcomes(services.readSources(["-"], { stdin, format: "jsonl" }), reader)) {
      if ("refused" in outcome) services.stderr.write(`refused: ${visibleLine(outcome.refused.message)}\n`);
      else records.push(outcome.explained.record);
    }
  } finally {
    await reader.close();
  }
  return records;
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new UnscorableError(`cannot read ${path}: ${(cause as Error).message}`, { cause });
  }
}
