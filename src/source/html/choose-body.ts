import {
  endsSentence,
  headingLevel,
  holdsQuotation,
  isByline,
  isCaption,
  isPageLabel,
  isQuotation,
  isTableData,
  isTeaser,
} from "./block-signs.ts";
import type { Block, PageBlocks } from "./find-blocks.ts";
import { ElementJudge } from "./judge-elements.ts";
import type { Element } from "./parse-tree.ts";
import { attribute, elementsIn, isElement, parentElement } from "./tree.ts";

/** The blocks of a page that are the article. */
export interface Body {
  readonly blocks: readonly Block[];
  /** The blocks left out before the story, the closest first, and then some after it: bylines, times, section names. */
  readonly left: readonly Block[];
  /** The element that the blocks were taken from, `null` where the page has no prose. */
  readonly scope: Element | null;
}

const HOLDERS = new Set("article body center div form main pre section table tbody td tr".split(" "));
const PULL_QUOTES = 30;
const CLOSE_BEFORE = 12;
const CLOSE_AFTER = 4;
/** How far into an element its headline is looked for. */
const HEADLINE_WITHIN = 400;

/**
 * Chooses the blocks that are the article. Inside the element that holds it a block is kept unless something speaks
 * against it; beside it only prose is taken (a standfirst in the header). A quotation is worth more than a clean page:
 * what may be story is kept.
 */
export function chooseBody(page: PageBlocks, pageBody: Element): Body {
  const judge = new ElementJudge(page);
  const root = findRoot(judge, pageBody);
  if (!root) return { blocks: [], left: [], scope: null };
  const scope = findScope(judge, root, pageBody);
  const holders = new Set(pathTo(root));
  const around = page.ranges.get(scope)!;
  const inside = page.ranges.get(root)!;
  const blocks = page.blocks.slice(around.from, around.to);
  const keep = blocks.map((block, at) => {
    const k = around.from + at;
    if (judge.isOut(block.element) || isPageLabel(block) || isCaption(block)) return false;
    if (!judge.prose[k] && (isByline(block) || isTableData(block))) return false;
    return (k >= inside.from && k < inside.to) || (judge.prose[k] && isBeside(judge, block, holders));
  });
  trimEnds(blocks, keep, judge.prose.slice(around.from, around.to));
  dropEmptyHeadings(blocks, keep);
  dropRepeatedPullQuotes(judge, blocks, keep);
  return { blocks: blocks.filter((_, k) => keep[k]), left: closeBy(blocks, keep), scope };
}

/** The element that holds the article: by what it says it is, by `<article>`, else by where the prose is. */
function findRoot(judge: ElementJudge, body: Element): Element | null {
  if (judge.story(body) === 0) return null;
  const stated: Element[] = [];
  const articles: Element[] = [];
  for (const element of elementsIn(body)) {
    if (judge.story(element) === 0) continue;
    if (judge.furniture(element) === "story") stated.push(element);
    const name = element.tagName;
    if (name === "article" || name === "main" || attribute(element, "role") === "main") articles.push(element);
  }
  return findHolder(judge, stated, body) ?? descend(judge, findHolder(judge, articles, body) ?? body);
}

/** The smallest element that holds what the candidates hold of the story, if that is most of it. */
function findHolder(judge: ElementJudge, candidates: readonly Element[], body: Element): Element | null {
  const outermost: Element[] = [];
  let end = -1;
  for (const element of candidates) {
    const { to } = judge.page.ranges.get(element)!;
    if (to <= end) continue;
    outermost.push(element);
    end = to;
  }
  const total = outermost.reduce((sum, element) => sum + judge.story(element), 0);
  if (outermost.length === 0 || total * 2 < judge.story(body)) return null;
  const largest = outermost.reduce((a, b) => (judge.story(b) > judge.story(a) ? b : a));
  return judge.story(largest) >= 0.6 * total ? largest : commonAncestor(outermost);
}

/** Goes down as long as one child holds three quarters of the story. */
function descend(judge: ElementJudge, from: Element): Element {
  let root = from;
  for (;;) {
    const most = judge.story(root) * 0.75;
    const child = root.childNodes.find((node): node is Element => isElement(node) && judge.story(node) > most);
    if (!child || !HOLDERS.has(child.tagName)) return root;
    root = child;
  }
}

/** The element around the root in which a standfirst may stand: what holds the headline too, else the page. */
function findScope(judge: ElementJudge, root: Element, pageBody: Element): Element {
  for (let at: Element | null = root; at && at !== pageBody; at = parentElement(at)) {
    if (judge.page.ranges.has(at) && (at.tagName === "main" || holdsHeadline(at))) return at;
  }
  return pageBody;
}

function holdsHeadline(element: Element): boolean {
  let count = 0;
  for (const child of elementsIn(element)) {
    if (child.tagName === "h1") return true;
    if (++count === HEADLINE_WITHIN) return false;
  }
  return false;
}

/** Whether prose outside the root belongs to the article: nothing below what holds both says that it is something else. */
function isBeside(judge: ElementJudge, block: Block, holders: ReadonlySet<Element>): boolean {
  if (block.linked * 5 > block.text.length || isTeaser(block.element)) return false;
  for (let at: Element | null = block.element; at && !holders.has(at); at = parentElement(at)) {
    const furniture = judge.furniture(at);
    if (at.tagName === "li" || at.tagName === "article") return false;
    if (furniture && furniture !== "story" && at.tagName !== "header") return false;
  }
  return true;
}

/** Leaves out labels before the first prose (a section name, a place of publication) and after the last (topics). */
function trimEnds(blocks: readonly Block[], keep: boolean[], prose: readonly boolean[]): void {
  const isStory = (k: number) => keep[k] && prose[k];
  let first = 0;
  while (first < blocks.length && !isStory(first)) first++;
  let last = blocks.length - 1;
  while (last > first && !isStory(last)) last--;
  for (let k = 0; k < blocks.length; k++) {
    if (k >= first && k <= last) continue;
    const { text, element } = blocks[k];
    const stands = headingLevel(blocks[k]) !== null || endsSentence(text) || /["“”«»]|^[–—-]/.test(text);
    if (!stands && !isQuotation(element) && !(k > last && isListItem(element))) keep[k] = false;
  }
}

function isListItem(element: Element): boolean {
  return element.tagName === "li" || parentElement(element)?.tagName === "li";
}

/** Leaves out headings under which nothing was kept. The headline, which may stand far from the story, stays. */
function dropEmptyHeadings(blocks: readonly Block[], keep: boolean[]): void {
  let below = 1;
  for (let k = blocks.length - 1; k >= 0; k--) {
    if (!keep[k]) continue;
    const level = headingLevel(blocks[k]);
    const isEmpty = level !== null && level > 1 && below <= level;
    if (isEmpty && !endsSentence(blocks[k].text) && !holdsQuotation(blocks[k].text)) keep[k] = false;
    else below = level ?? Infinity;
  }
}

function closeBy(blocks: readonly Block[], keep: readonly boolean[]): Block[] {
  const first = keep.findIndex((kept, k) => kept && headingLevel(blocks[k]) !== 1);
  const last = keep.lastIndexOf(true);
  const before = blocks.slice(Math.max(first - CLOSE_BEFORE, 0), Math.max(first, 0)).reverse();
  const after = blocks.slice(last + 1, last + 1 + CLOSE_AFTER);
  return [...before, ...after].filter((block) => !keep[blocks.indexOf(block)]);
}

/** A pull quote repeats what the story says; one that says something else stays. */
function dropRepeatedPullQuotes(judge: ElementJudge, blocks: readonly Block[], keep: boolean[]): void {
  const pulled = blocks.flatMap((block, k) => (keep[k] && judge.isPullQuote(block.element) ? [k] : []));
  if (pulled.length === 0 || pulled.length > PULL_QUOTES) return;
  const story = blocks.map((block, k) => (keep[k] && !pulled.includes(k) ? wordsOf(block.text) : "")).join("");
  for (const k of pulled) if (story.includes(wordsOf(blocks[k].text))) keep[k] = false;
}

function wordsOf(text: string): string {
  return ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" ")} `;
}

function commonAncestor(elements: readonly Element[]): Element {
  let path = pathTo(elements[0]);
  for (const element of elements.slice(1)) {
    const other = new Set(pathTo(element));
    path = path.filter((at) => other.has(at));
  }
  return path[0];
}

function pathTo(element: Element): Element[] {
  const path: Element[] = [];
  for (let at: Element | null = element; at; at = parentElement(at)) path.push(at);
  return path;
}
