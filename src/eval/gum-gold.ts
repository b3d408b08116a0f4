import { gunzipSync } from "node:zlib";
import type { Span } from "../record.ts";
import { UnscorableError } from "./unscorable.ts";

/** A mention as GUM marks it. */
export interface GoldMention extends Span {
  /** The number of its entity in the document. */
  readonly entity: string;
  /** GUM's type: person, organization, place … */
  readonly type: string;
}

/** A text with its marked mentions. Spans are in UTF-16 code units. */
export interface GoldMentions {
  readonly id: string;
  readonly text: string;
  readonly mentions: readonly GoldMention[];
}

/**
 * Reads documents with entities in the form of GUM (Zeldes 2017): CoNLL-U, gzipped or not, entities in brackets in the
 * `Entity` of MISC. The text is made of the forms, with `SpaceAfter=No` and a line for each paragraph. Throws
 * UnscorableError, with the name of the file, for a file without documents and for a bracket that closes nothing.
 */
export function readMentionGold(bytes: Uint8Array, name: string): GoldMentions[] {
  const gzipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const blocks = Buffer.from(gzipped ? gunzipSync(bytes) : bytes)
    .toString("utf8")
    .split("# newdoc id")
    .slice(1);
  if (blocks.length === 0) throw new UnscorableError(`${name}: no documents in it ("# newdoc id = …" begins one)`);
  return blocks.map((block) => readBlock(block, name));
}

interface Word extends Span {
  readonly misc: string;
}

function readBlock(block: string, name: string): GoldMentions {
  const id = block.slice(0, block.indexOf("\n")).replace("=", "").trim();
  let text = "";
  const mentions: GoldMention[] = [];
  for (const sentence of block.split(/\n[ \t]*\n/)) {
    const rows = sentence.split("\n").filter((line) => /^\d+(?:-\d+)?\t/.test(line));
    if (rows.length === 0) continue;
    if (text !== "") text += /^# newpar\b/m.test(sentence) ? "\n" : " ";
    const words: Word[] = [];
    // Words of one form ("don’t") stand where their letters do.
    let whole: { from: number; last: number } | null = null;
    for (const row of rows) {
      const [number, form, , , , , , , , misc = "_"] = row.split("\t");
      const after = /SpaceAfter=No/.test(misc) ? "" : " ";
      if (number.includes("-")) {
        whole = { from: text.length, last: Number(number.split("-")[1]) };
        text += form + after;
        continue;
      }
      if (whole !== null && Number(number) <= whole.last) {
        const found = text.indexOf(form, whole.from);
        const from = found < 0 ? whole.from : found;
        words.push({ from, to: Math.min(from + form.length, text.length), misc });
        if (Number(number) === whole.last) whole = null;
        continue;
      }
      words.push({ from: text.length, to: text.length + form.length, misc });
      text += form + after;
    }
    text = text.trimEnd();
    mentions.push(...readBrackets(words, `${name}: ${id}`));
  }
  return { id, text, mentions: joinParts(mentions) };
}

const BRACKET = /\([^()]*\)?|[\w[\]/]+\)/g;

function readBrackets(words: readonly Word[], place: string): GoldMention[] {
  const out: GoldMention[] = [];
  const open = new Map<string, { from: number; type: string }[]>();
  for (const { from, to, misc } of words) {
    const entities = /(?:^|\|)Entity=([^|]*)/.exec(misc)?.[1];
    for (const [bracket] of (entities ?? "").matchAll(BRACKET)) {
      if (bracket.startsWith("(")) {
        const [entity, type] = bracket.replace(/[()]/g, "").split("-");
        const key = entity.replace(/\[.*/, "");
        if (bracket.endsWith(")")) out.push({ from, to, entity: key, type });
        else open.set(key, [...(open.get(key) ?? []), { from, type }]);
      } else {
        const key = bracket.slice(0, -1).replace(/\[.*/, "");
        const start = open.get(key)?.pop();
        if (start === undefined) throw new UnscorableError(`${place}: ${bracket} closes no entity`);
        out.push({ from: start.from, to, entity: key, type: start.type });
      }
    }
  }
  return out;
}

/** The same span of the same entity once. */
function joinParts(mentions: readonly GoldMention[]): GoldMention[] {
  return [...new Map(mentions.map((mention) => [`${mention.from} ${mention.to} ${mention.entity}`, mention])).values()];
}
