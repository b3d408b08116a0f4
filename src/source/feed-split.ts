import { scanTags, type XmlTag } from "./xml-scan.ts";

/** An element right below an item: where its content stands. */
export interface FeedElement {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** One item of a feed, from its tag to its closing tag. */
export interface FeedPart {
  readonly from: number;
  readonly to: number;
  readonly elements: readonly FeedElement[];
  /** What is wrong with its XML, or `null`. */
  readonly fault: string | null;
}

export interface FeedParts {
  /** The name of the outermost element, with its prefix; empty where there is none. */
  readonly root: string;
  /** The start tags that are open around the items, and their closing tags. */
  readonly opening: string;
  readonly closing: string;
  /** What tells of the feed itself: from the first tag to the first item. */
  readonly head: string;
  readonly doctype: boolean;
  readonly items: readonly FeedPart[];
}

/**
 * Cuts a feed in XML into its items, so that each can be read by itself and a broken one costs no other: an item that
 * is not closed ends where the next begins.
 */
export function splitFeed(xml: string): FeedParts {
  const around: XmlTag[] = [];
  const items: FeedPart[] = [];
  let opening: readonly XmlTag[] | null = null;
  let root: XmlTag | null = null;
  let headEnd = xml.length;
  let doctype = false;
  let item: OpenItem | null = null;

  for (const tag of scanTags(xml)) {
    if (tag.kind === "open") root ??= tag;
    if (tag.kind === "doctype") {
      doctype = true;
    } else if (isItem(tag.name) && tag.kind === "open") {
      if (item !== null) items.push(item.end(tag.from, `it is not closed before the next <${tag.name}>`));
      item = new OpenItem(tag);
      opening ??= [...around];
      headEnd = Math.min(headEnd, tag.from);
    } else if (item !== null) {
      const end = item.take(tag);
      if (end === null) continue;
      items.push(end);
      item = null;
    } else if (tag.kind === "open") {
      around.push(tag);
    } else if (tag.kind === "close" && around.at(-1)?.name === tag.name) {
      around.pop();
    }
  }
  if (item !== null) items.push(item.end(xml.length, "it is not closed: the feed may be cut off"));
  const open = opening ?? around;
  return {
    root: root?.name ?? "",
    opening: open.map((tag) => xml.slice(tag.from, tag.to)).join(""),
    closing: open
      .map((tag) => `</${tag.name}>`)
      .reverse()
      .join(""),
    head: root === null ? "" : xml.slice(root.from, headEnd),
    doctype,
    items,
  };
}

function isItem(name: string): boolean {
  return /^(?:[\w-]+:)?(?:item|entry)$/i.test(name);
}

class OpenItem {
  private readonly start: XmlTag;
  private readonly open: XmlTag[] = [];
  private readonly elements: FeedElement[] = [];
  private fault: string | null = null;

  constructor(start: XmlTag) {
    this.start = start;
  }

  /** Takes the next tag; the item, where it ends with it. */
  take(tag: XmlTag): FeedPart | null {
    if (tag.kind === "broken") this.fault ??= tag.name;
    else if (tag.kind === "open") this.open.push(tag);
    else if (tag.kind === "close" && tag.name === this.start.name) {
      return this.end(tag.to, this.open.length === 0 ? null : `<${this.open.at(-1)!.name}> is not closed`);
    } else if (tag.kind === "close") {
      const opened = this.open.pop();
      if (opened?.name !== tag.name) this.fault ??= `</${tag.name}> closes nothing`;
      else if (this.open.length === 0)
        this.elements.push({ name: tag.name.toLowerCase(), from: opened.to, to: tag.from });
    }
    return null;
  }

  end(to: number, fault: string | null): FeedPart {
    return { from: this.start.from, to, elements: this.elements, fault: this.fault ?? fault };
  }
}
