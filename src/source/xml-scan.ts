/** A tag of XML text, or a place where the text is not well-formed. */
export interface XmlTag {
  readonly kind: "open" | "close" | "empty" | "doctype" | "broken";
  /** As written, with its prefix; of a broken place, what is wrong. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The tags of XML text in order, comments, CDATA sections and processing instructions passed over. A CDATA section that
 * holds a whole start tag of a feed's item is taken for one that was never closed, so that one broken item costs one item.
 */
export function* scanTags(xml: string): Generator<XmlTag> {
  const closers = new Map<string, number>();
  let at = xml.indexOf("<");
  while (at >= 0) {
    let end: number;
    if (xml.startsWith("<![CDATA[", at)) {
      end = endAfter(xml, "]]>", at + 9, closers);
      const swallowed = end > 0 && /<(?:item|entry)[\s>]/.test(xml.slice(at, end));
      if (end === 0 || swallowed) {
        end = at + 9;
        yield { kind: "broken", name: "a CDATA section is not closed", from: at, to: end };
      }
    } else if (xml.startsWith("<!--", at)) {
      end = endAfter(xml, "-->", at + 4, closers);
      if (end === 0) {
        end = at + 4;
        yield { kind: "broken", name: "a comment is not closed", from: at, to: end };
      }
    } else if (xml.startsWith("<?", at) || xml.startsWith("<!", at)) {
      end = endAfter(xml, ">", at, closers) || xml.length;
      if (xml[at + 1] === "!") yield { kind: "doctype", name: "!", from: at, to: end };
    } else {
      const tag = tagAt(xml, at);
      end = tag.to;
      yield tag;
    }
    at = xml.indexOf("<", end);
  }
}

/** The index after the next `closer`, or 0. That there is none is kept, or text full of openers would be searched in vain each time. */
function endAfter(xml: string, closer: string, from: number, closers: Map<string, number>): number {
  if (closers.get(closer) === -1) return 0;
  const found = xml.indexOf(closer, from);
  closers.set(closer, found);
  return found < 0 ? 0 : found + closer.length;
}

function tagAt(xml: string, at: number): XmlTag {
  let k = at + 1;
  let mark = "";
  for (; k < xml.length; k++) {
    const unit = xml[k];
    if (mark !== "") {
      if (unit === mark) mark = "";
      else if (unit === "<") break;
    } else if (unit === '"' || unit === "'") mark = unit;
    else if (unit === ">" || unit === "<") break;
  }
  if (xml[k] !== ">") return { kind: "broken", name: "a tag is not closed", from: at, to: k };
  const close = xml[at + 1] === "/";
  const name = /^[^\s/>]*/.exec(xml.slice(close ? at + 2 : at + 1, k))![0];
  const kind = close ? "close" : xml[k - 1] === "/" ? "empty" : "open";
  return { kind, name, from: at, to: k + 1 };
}
