import { html, raw } from "hono/html";
import type { Html } from "./layout.ts";
import type { Mark } from "./report-marks.ts";
import type { Block, Segment } from "./report-segments.ts";

/** The order of what covers the same words, from the outside. */
const NESTING = ["removed", "said", "speaker", "cue", "event", "name"] as const;
// A rail has room for this many voices that speak in one line.
const SLOTS = 3;
// So many lines can be drawn under one word and still be told apart.
const LINES = 3;

/**
 * The text of one block, marked. Its text content is that of the text, character by character, with the line breaks after it:
 * labels and letters of the rail are drawn by the style sheet from attributes.
 */
export function blockText(text: string, block: Block, segments: readonly Segment<Mark>[], look: string): Html {
  const rail = openRail();
  return html`<p class="words${look}" data-from="${block.from}">${segments.map((segment) => segmentText(text, segment, rail))}</p>`;
}

type Rail = (segment: Segment<Mark>) => Html[];

/** Gives the letters of those who begin to speak, each where it differs from the last. */
function openRail(): Rail {
  const slots = new Map<string, number>();
  let last = "";
  return ({ from, cover }) => {
    const letters: Html[] = [];
    for (const { kind, from: start, speaks } of cover) {
      const now = speaks.map(({ letter }) => letter).join();
      if (kind !== "said" || start !== from || now === last) continue;
      last = now;
      for (const { letter, look } of speaks) {
        const slot = slots.get(letter) ?? slots.size % SLOTS;
        slots.set(letter, slot);
        letters.push(html`<span class="rail ${look} slot-${slot}" data-letter="${letter}" aria-hidden="true"></span>`);
      }
    }
    return letters;
  };
}

function segmentText(text: string, segment: Segment<Mark>, rail: Rail): Html {
  const { from, to, cover } = segment;
  const words = text.slice(from, to);
  const levels = levelsOf(cover);
  if (levels.length === 0) return html`${written(words)}`;
  const items = [...new Set(cover.flatMap(({ item }) => item ?? []))];
  const letters = rail(segment);
  // The letter stands within the first word, not before it, so that both are in the same line.
  const first = letters.length === 0 ? 0 : (words.codePointAt(0) ?? 0) > 0xffff ? 2 : 1;
  let inner: Html = html`${written(words.slice(0, first))}${letters}${written(words.slice(first))}`;
  for (const { classes, title } of levels.slice(1).reverse()) {
    inner = html`<span class="${classes}"${title === null ? "" : html` title="${title}"`}>${inner}</span>`;
  }
  const [{ classes, title }] = levels;
  const titled = title === null ? "" : html` title="${title}"`;
  if (items.length === 0) return html`<span class="${classes}"${titled}>${inner}</span>`;
  const notes = items.map((item) => `${item}-note`).join(" ");
  return html`<mark class="${classes}"${titled} data-ids="${items.join(" ")}" aria-describedby="${notes}">${inner}</mark>${labelsAfter(segment)}`;
}

/** The labels of what ends here, drawn by the style sheet, so that they are no part of the text. */
function labelsAfter({ to, cover }: Segment<Mark>): Html[] {
  const ending = cover.filter((mark) => mark.to === to && mark.label !== "");
  return [...new Map(ending.map(({ label, kind }) => [label, kind]))].map(
    ([label, kind]) =>
      html`<span class="label of-${kind === "event" ? "event" : "statement"}" data-label="${label}" aria-hidden="true"></span>`,
  );
}

interface Level {
  readonly classes: string;
  readonly title: string | null;
}

/** One element for each thing that covers the words; what draws lines has its depth, so that none hides another. */
function levelsOf(cover: readonly Mark[]): Level[] {
  const quoted = cover.some(({ kind }) => kind === "quoted") ? " quoted" : "";
  return NESTING.flatMap((nesting): Level[] => {
    const marks = cover.filter(({ kind }) => kind === nesting);
    if (marks.length === 0) return [];
    if (nesting === "said") {
      return marks.slice(0, LINES).map(({ look }, depth) => ({
        classes: `said line-${depth} ${look}${quoted}`,
        title: null,
      }));
    }
    const { look, title } = marks[marks.length - 1];
    return [{ classes: `${nesting} ${look}`.trim(), title }];
  });
}

/** `words` so that a browser reads back these very characters: it would turn CR into LF, and drop NUL. */
function written(words: string): (string | Html)[] {
  const parts = words.replaceAll("\0", "\ufffd").split("\r");
  return parts.flatMap((part, k) => (k === 0 ? [part] : [raw("&#13;"), part]));
}
