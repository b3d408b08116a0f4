import type { Document } from "../record.ts";
import { isOnlyDate } from "./dateline.ts";
import type { ParagraphKind } from "./layout.ts";
import type { ParagraphSpan } from "./paragraphs.ts";

// Headline, byline and date stand at the head of a report; a byline may stand at its foot as well.
const HEAD = 5;
const FOOT = 3;
const LONGEST_BYLINE = 160;
const LONGEST_HEADLINE = 160;
const PROSE = 12;

const BYLINE =
  /^(?:(?:Written |Story |Analysis |Opinion )?[Bb]y|BY):? (?:\p{Lu}[\p{L}\p{M}.'’-]*|and|&|of|for|in|with|the|de|da|di|van|von|der|al|bin|el|la|,|\|)(?:,? (?:\p{Lu}[\p{L}\p{M}.'’-]*|and|&|of|for|in|with|the|de|da|di|van|von|der|al|bin|el|la|\|))*$/u;
const SIGNATURE = /^\(?(?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|Compiled|Edited|Written) by \p{Lu}/u;
const FINAL = /[.?!,;:…"”’']$/u;
const SUFFIX = /^(.{12,}?) [|–—-] [^|–—]{2,40}$/u;

/**
 * What each paragraph is. The headline is the first paragraph if it says what the title says; without a title, if it is
 * short, has no final mark, and prose comes next.
 */
export function findParagraphKinds(document: Document, paragraphs: readonly ParagraphSpan[]): readonly ParagraphKind[] {
  const { text } = document;
  const story = paragraphs.flatMap((paragraph, p) => (paragraph.removed ? [] : [p]));
  const kinds = paragraphs.map((paragraph): ParagraphKind => (paragraph.removed ? "removed" : "body"));
  const names = new Set(document.byline.map(plain));
  const slice = (p: number) => text.slice(paragraphs[p].from, paragraphs[p].to);

  story.forEach((p, i) => {
    const head = i < HEAD;
    if (!head && i < story.length - FOOT) return;
    const length = paragraphs[p].to - paragraphs[p].from;
    if (length > LONGEST_BYLINE) return;
    const line = slice(p);
    if (SIGNATURE.test(line) || (head && (BYLINE.test(line) || names.has(plain(line))))) kinds[p] = "byline";
    else if (head && isOnlyDate(text, paragraphs[p])) kinds[p] = "dateline";
  });

  const first = story[0];
  if (first !== undefined && kinds[first] === "body" && isHeadline(document, slice(first), nextBody()))
    kinds[first] = "headline";
  return kinds;

  function nextBody(): ParagraphSpan | undefined {
    const next = story.find((p, i) => i > 0 && kinds[p] === "body");
    return next === undefined ? undefined : paragraphs[next];
  }
}

function isHeadline({ title, text }: Document, line: string, next: ParagraphSpan | undefined): boolean {
  if (title !== null) {
    const said = plain(line.slice(0, 1000));
    return said === plain(title) || said === plain(SUFFIX.exec(title)?.[1] ?? title);
  }
  if (line.length > LONGEST_HEADLINE || FINAL.test(line) || /^[“"‘'«]|^[^:]{1,40}:$/u.test(line)) return false;
  if (!next || next.tokens.to - next.tokens.from < PROSE || next.to - next.from <= line.length) return false;
  return /[.?!…]["”’')]*$/u.test(text.slice(Math.max(next.from, next.to - 8), next.to));
}

/** A line without what differs between a page's title and its headline: kinds of quotation mark and dash, spaces, case. */
function plain(line: string): string {
  return line
    .replace(/[“”„«»"]/gu, '"')
    .replace(/[‘’]/gu, "'")
    .replace(/[‐-―]/gu, "-")
    .replace(/\s+/gu, " ")
    .trim()
    .toLowerCase();
}
