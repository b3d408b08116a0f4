import { furnitureOf } from "./furniture.ts";
import type { ChildNode, Element, ParentNode, TextNode } from "./parse-tree.ts";
import { CharacterReferences, type LineFeeds, type Runs, TextWriter } from "./text-writer.ts";
import { attribute, isElement, isText, textOf } from "./tree.ts";

/** A stretch of text that the page sets off from what stands before and after it. */
export interface Block {
  /** The innermost block-level element around it. */
  readonly element: Element;
  readonly text: string;
  readonly runs: Runs;
  /** How many of its characters are part of a link. */
  readonly linked: number;
}

/** The visible text of a page in document order. */
export interface PageBlocks {
  readonly blocks: readonly Block[];
  /** For each block-level element the half-open range of its blocks. */
  readonly ranges: ReadonlyMap<Element, { readonly from: number; readonly to: number }>;
}

const BLOCK_LEVEL = words(`address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
  figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu ol p pre search section summary
  table tbody td tfoot th thead tr ul`);

/** Elements whose text, if any, is no part of what a page tells. */
const SILENT =
  words(`amp-ad amp-analytics amp-carousel amp-consent amp-embed amp-iframe amp-img amp-lightbox amp-sidebar
  amp-social-share amp-user-notification amp-video applet audio button canvas datalist embed frame frameset head iframe
  img input label legend map math meter nav noembed noframes noscript object optgroup option output picture progress rp
  rt script select style svg template textarea title video`);

const HIDDEN_NAMES = /(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-reader(?:-text)?|a11y-hidden)(?:$|[\s_-])/i;
const HIDDEN_STYLE = /display\s*:\s*none|visibility\s*:\s*hidden/i;

/** A hidden element with more text than this may be the article itself, shown by a script. */
const HIDDEN_TEXT = 200;
const LABEL_CELL = 30;

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}

/**
 * The visible text below `root` in blocks. `html` is the string that the tree was parsed from; `origin` leads from its
 * offsets to offsets in the source, where it is not the source itself.
 */
export function findBlocks(
  root: ParentNode,
  html: string,
  lineFeeds: LineFeeds = "space",
  origin: Int32Array | null = null,
): PageBlocks {
  const walk = new BlockWalk(html, lineFeeds, origin);
  walk.children(root);
  walk.endBlock();
  return { blocks: walk.blocks, ranges: walk.ranges };
}

class BlockWalk {
  readonly blocks: Block[] = [];
  readonly ranges = new Map<Element, { from: number; to: number }>();
  private readonly html: string;
  private readonly origin: Int32Array | null;
  private readonly references = new CharacterReferences();
  private lineFeeds: LineFeeds;
  private writer: TextWriter;
  private container: Element | null = null;
  private links = 0;
  private quotes = 0;

  constructor(html: string, lineFeeds: LineFeeds, origin: Int32Array | null) {
    this.html = html;
    this.lineFeeds = lineFeeds;
    this.origin = origin;
    this.writer = new TextWriter(this.references, origin);
  }

  children(node: ParentNode): void {
    for (const child of node.childNodes) this.visit(child);
  }

  /** Ends the block that is being written; what follows begins a new one. */
  endBlock(): void {
    const { text, runs, linked } = this.writer;
    if (text !== "" && this.container) this.blocks.push({ element: this.container, text, runs, linked });
    this.writer = new TextWriter(this.references, this.origin);
    this.writer.inLink = this.links > 0;
  }

  private visit(node: ChildNode): void {
    if (isText(node)) this.text(node);
    else if (isElement(node) && !isSilent(node)) this.element(node);
  }

  private text(node: TextNode): void {
    const place = node.sourceCodeLocation;
    if (place) this.writer.write(node.value, this.html, place.startOffset, place.endOffset, this.lineFeeds);
  }

  private element(element: Element): void {
    const name = element.tagName;
    if (name === "br") {
      if (this.writer.lineBreak()) this.endBlock();
    } else if (name === "a") this.link(element);
    else if (name === "q") this.quote(element);
    else if (name === "tr" && isLabelledRow(element)) this.row(element);
    else if (BLOCK_LEVEL.has(name) || holdsBlocks(element)) this.block(element);
    else this.children(element);
  }

  private block(element: Element): void {
    this.endBlock();
    const { container, lineFeeds } = this;
    const from = this.blocks.length;
    this.container = element;
    if (element.tagName === "pre") this.lineFeeds = "lines";
    this.children(element);
    this.endBlock();
    this.container = container;
    this.lineFeeds = lineFeeds;
    this.ranges.set(element, { from, to: this.blocks.length });
  }

  /** A row whose first cell is a label ("Q.") is one block, its cells a space apart. */
  private row(element: Element): void {
    this.endBlock();
    const { container } = this;
    this.container = element;
    for (const cell of element.childNodes) {
      if (!isElement(cell)) continue;
      this.writer.gap();
      this.children(cell);
    }
    this.endBlock();
    this.container = container;
  }

  private link(element: Element): void {
    if (isFootnoteMark(element)) return;
    this.links++;
    this.writer.inLink = true;
    if (holdsBlocks(element)) this.block(element);
    else this.children(element);
    this.links--;
    this.writer.inLink = this.links > 0;
  }

  /** A page shows `<q>` with quotation marks, which are not in its source: they stand for the tags. */
  private quote(element: Element): void {
    const marks = this.quotes % 2 === 0 ? "“”" : "‘’";
    const place = element.sourceCodeLocation;
    const bare = place?.startTag !== undefined && !/^["“‘«„]/.test(textOf(element, 20));
    if (bare) this.writer.mark(marks[0], place.startTag!.startOffset, place.startTag!.endOffset);
    this.quotes++;
    this.children(element);
    this.quotes--;
    // Where the end tag is missing the mark stands for nothing in the source.
    if (bare) this.writer.mark(marks[1], place.endTag?.startOffset ?? place.endOffset, place.endOffset);
  }
}

function isSilent(element: Element): boolean {
  if (SILENT.has(element.tagName)) return true;
  const hidden =
    attribute(element, "hidden") !== null ||
    attribute(element, "aria-hidden") === "true" ||
    HIDDEN_NAMES.test(attribute(element, "class") ?? "") ||
    HIDDEN_STYLE.test(attribute(element, "style") ?? "");
  if (hidden && textOf(element, HIDDEN_TEXT + 1).length <= HIDDEN_TEXT) return true;
  // A caption or a share button within a line of text has no block of its own that could be left out later.
  return (
    !BLOCK_LEVEL.has(element.tagName) &&
    element.tagName !== "a" &&
    furnitureOf(element) === "never" &&
    !/["“«„]/.test(textOf(element))
  );
}

/** Whether an element that is inline by its name has blocks directly in it. */
function holdsBlocks(element: Element): boolean {
  return element.childNodes.some(
    (child) =>
      isElement(child) &&
      (BLOCK_LEVEL.has(child.tagName) ||
        child.childNodes.some((grandchild) => isElement(grandchild) && BLOCK_LEVEL.has(grandchild.tagName))),
  );
}

function isLabelledRow(row: Element): boolean {
  const cells = row.childNodes.filter(isElement);
  if (cells.length < 2) return false;
  const label = textOf(cells[0], LABEL_CELL + 1);
  return label !== "" && label.length <= LABEL_CELL && !cells.some(holdsBlocks);
}

function isFootnoteMark(link: Element): boolean {
  const parent = link.parentNode;
  return (
    parent !== null && "tagName" in parent && parent.tagName === "sup" && (attribute(link, "href") ?? "").includes("#")
  );
}
