import {
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter,
  html as dialect,
  Parser,
  type Token,
} from "parse5";

export type ParentNode = DefaultTreeAdapterTypes.ParentNode;
export type ChildNode = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;
export type TextNode = DefaultTreeAdapterTypes.TextNode;

/** The deepest level that is kept as a level of its own, as in browsers. */
export const MAX_DEPTH = 512;

/**
 * Elements that change how text looks, not what it is. They are not put in the tree: the standard opens each anew in
 * every paragraph that follows an unclosed one, which lets a small page make a tree many hundred times its size.
 */
const FORMATTING = new Set("b big code em font i nobr s small strike strong tt u".split(" "));

/** Elements that stay on no stack (void) or that must switch the tokenizer (raw text), at whatever depth. */
const NOT_NESTING = new Set(
  "area base br col embed hr img input link meta param source track wbr script style title textarea noscript iframe xmp noembed noframes".split(
    " ",
  ),
);

export interface ParsedPage {
  readonly document: DefaultTreeAdapterTypes.Document;
  /** How many elements lay deeper than MAX_DEPTH: they stand empty at that depth, before the text that they held. */
  readonly flattened: number;
}

/**
 * The tree of a page by the HTML standard (parse5), every text node with its place in `html`. Formatting elements are
 * left out and nesting ends at MAX_DEPTH, so that time and memory stay linear whatever the page. A text node is one
 * stretch of the source: text that only meets in the tree (around a dropped or stray tag) stays in nodes of its own.
 */
export function parseTree(html: string): ParsedPage {
  const parser = new PageParser();
  parser.tokenizer.write(html, true);
  return { document: parser.document, flattened: parser.flattened };
}

class PageParser extends Parser<DefaultTreeAdapterMap> {
  flattened = 0;
  private readonly open = new Map<string, number>();
  private readonly place: TextPlace;

  constructor() {
    const place: TextPlace = { from: 0 };
    super({ sourceCodeLocationInfo: true, scriptingEnabled: false, treeAdapter: adapterFor(place) });
    this.place = place;
  }

  override onStartTag(token: Token.TagToken): void {
    const name = token.tagName;
    if (FORMATTING.has(name)) return;
    if (this.openElements.stackTop >= MAX_DEPTH && !NOT_NESTING.has(name)) {
      this.flattened++;
      this.open.set(name, (this.open.get(name) ?? 0) + 1);
      this._appendElement(token, dialect.NS.HTML);
      return;
    }
    super.onStartTag(token);
  }

  override onEndTag(token: Token.TagToken): void {
    const name = token.tagName;
    if (FORMATTING.has(name)) return;
    const flattened = this.open.get(name) ?? 0;
    if (flattened > 0) this.open.set(name, flattened - 1);
    else super.onEndTag(token);
  }

  override _insertCharacters(token: Token.CharacterToken): void {
    this.place.from = token.location!.startOffset;
    super._insertCharacters(token);
  }
}

/** Where the text that the parser is about to insert begins in the source: the adapter is not told. */
interface TextPlace {
  from: number;
}

function adapterFor(place: TextPlace): typeof defaultTreeAdapter {
  const goesOn = (node: ChildNode | undefined): node is TextNode =>
    node !== undefined &&
    defaultTreeAdapter.isTextNode(node) &&
    node.sourceCodeLocation !== undefined &&
    node.sourceCodeLocation?.endOffset === place.from;
  return {
    ...defaultTreeAdapter,
    insertText(parent, text) {
      const last = parent.childNodes.at(-1);
      if (goesOn(last)) last.value += text;
      else defaultTreeAdapter.appendChild(parent, defaultTreeAdapter.createTextNode(text));
    },
    insertTextBefore(parent, text, reference) {
      const before = parent.childNodes[parent.childNodes.lastIndexOf(reference) - 1];
      if (goesOn(before)) before.value += text;
      else defaultTreeAdapter.insertBefore(parent, defaultTreeAdapter.createTextNode(text), reference);
    },
  };
}
