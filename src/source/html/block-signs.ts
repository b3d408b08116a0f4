import type { Block } from "./find-blocks.ts";
import type { Element } from "./parse-tree.ts";
import { elementsIn, isElement, parentElement, textOf } from "./tree.ts";

/** A block of this many characters outside links reads as prose without ending as a sentence does. */
const LONG = 80;
const SENTENCE_LENGTH = 25;
const QUOTATION_LENGTH = 12;
/** A teaser is a heading, a picture and a line or two, with white space between them. */
const TEASER_CHILDREN = 15;
const SENTENCE_END = /[.!?…:;]["”’»)\]]{0,4}$/;

const LABEL =
  /^(?:advertisements?|ads?|share(?: this.{0,40})?|tweet(?: this)?|e-?mail|print|save|\d* ?comments?|loading|related(?: (?:stories|articles|topics|content|links|coverage))?|read more|more on this(?: story)?|see also|topics|tags|(?:story|article) continues (?:below|after).{0,40}|skip .{0,40}|watch|listen|follow(?: us.{0,40})?|photos?|getty images|most (?:read|popular)|recommended|you (?:may|might) also like|sign (?:in|up)|log in|subscribe)\W{0,4}$/i;
const LINK_LABEL =
  /^\W{0,4}(?:read more|read also|also read|read next|related(?: story| article)?|see also|more|more on this|watch|listen|recommended|don.t miss|explained|opinion|analysis|in pictures|must read)\s{0,2}[:|>»→–—-]/i;
const BY = /^by\s+\p{Lu}[^.!?“”"]{2,90}$/iu;
const TIME =
  /^(?:\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?|(?:first )?(?:published|updated|posted|last (?:updated|modified)|modified)\b.{0,60}|\d{1,2} min(?:ute)?s? read)$/i;

/** Whether a block reads as sentences, not as a label, a headline or a link. */
export function isProse({ text, linked }: Block): boolean {
  if (text.length >= LONG && endsSentence(text)) return true;
  const own = text.length - linked;
  if (own * 2 < text.length || own < SENTENCE_LENGTH) return false;
  return own >= LONG || endsSentence(text) || holdsQuotation(text);
}

export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text.slice(-6));
}

/** Whether the text has something of some length in quotation marks. */
export function holdsQuotation(text: string): boolean {
  const opening = text.search(/["“«„]/);
  if (opening < 0) return false;
  const closing = Math.max(text.lastIndexOf("”"), text.lastIndexOf('"'), text.lastIndexOf("»"));
  return closing - opening > QUOTATION_LENGTH;
}

/** Whether a block is a label or link of the page ("Advertisement", "Related: …"), not of the story. */
export function isPageLabel({ text, linked }: Block): boolean {
  return LABEL.test(text.slice(0, 90)) || (linked * 2 > text.length && LINK_LABEL.test(text));
}

/** Whether a block only says who wrote the report ("By Ada Brook") or when it was published. */
export function isByline({ text }: Block): boolean {
  return text.length <= 100 && !endsSentence(text) && (BY.test(text) || TIME.test(text));
}

/** Whether a block is a row of a table that holds figures and labels, no prose. */
export function isTableData({ element, text }: Block): boolean {
  return element.tagName === "tr" && !endsSentence(text) && !holdsQuotation(text);
}

/** Whether an element stands alone under a heading that is a link: it says what another page tells. */
export function isTeaser(element: Element): boolean {
  const parent = parentElement(element);
  if (!parent || parent.childNodes.length > TEASER_CHILDREN) return false;
  const headings = parent.childNodes.filter(
    (node): node is Element => isElement(node) && /^h[1-6]$/.test(node.tagName),
  );
  if (headings.length !== 1) return false;
  for (const link of elementsIn(headings[0])) {
    if (link.tagName === "a") return textOf(link) === textOf(headings[0]);
  }
  return false;
}

/** The level of a heading, `null` for other blocks. */
export function headingLevel(block: Block): number | null {
  return /^h[1-6]$/.test(block.element.tagName) ? Number(block.element.tagName[1]) : null;
}

/** Whether an element is a quotation by its markup: in a `<blockquote>`, or the attribution under one. */
export function isQuotation(element: Element): boolean {
  for (let at: Element | null = element; at; at = parentElement(at)) {
    if (at.tagName === "blockquote") return true;
    if (at.tagName === "figure") return holdsBlockquote(at);
  }
  return false;
}

/** Whether a block describes a picture: text in a `<figure>` that is no quotation, table or list. */
export function isCaption(block: Block): boolean {
  for (let at: Element | null = block.element; at; at = parentElement(at)) {
    if (/^(?:blockquote|table|pre|ul|ol)$/.test(at.tagName)) return false;
    if (at.tagName === "figure") return !holdsBlockquote(at) && !/^["“«„]/.test(block.text);
  }
  return false;
}

const quoting = new WeakMap<Element, boolean>();

/** Asked for each block of a figure, and told by a walk through all of it: the answer is kept. */
function holdsBlockquote(figure: Element): boolean {
  const known = quoting.get(figure);
  if (known !== undefined) return known;
  let holds = false;
  for (const element of elementsIn(figure)) {
    holds = element.tagName === "blockquote";
    if (holds) break;
  }
  quoting.set(figure, holds);
  return holds;
}
