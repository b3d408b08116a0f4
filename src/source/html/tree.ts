import { defaultTreeAdapter } from "parse5";
import type { ChildNode, Element, ParentNode, TextNode } from "./parse-tree.ts";

export const isElement: (node: ChildNode) => node is Element = defaultTreeAdapter.isElementNode;
export const isText: (node: ChildNode) => node is TextNode = defaultTreeAdapter.isTextNode;

/** The value of an attribute, `null` where the element has none of that name. */
export function attribute(element: Element, name: string): string | null {
  return element.attrs.find((attr) => attr.name === name)?.value ?? null;
}

/** Every element below a node, in document order. */
export function* elementsIn(node: ParentNode): Generator<Element> {
  const stack: ChildNode[] = node.childNodes.toReversed();
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (!isElement(next)) continue;
    yield next;
    for (let k = next.childNodes.length - 1; k >= 0; k--) stack.push(next.childNodes[k]);
  }
}

/** The parent element, `null` for the topmost one. */
export function parentElement(element: Element): Element | null {
  const parent = element.parentNode;
  return parent && "tagName" in parent ? parent : null;
}

/** The text below a node as the tree holds it, white space collapsed; at most about `limit` characters. */
export function textOf(node: ParentNode, limit = 2_000): string {
  let text = "";
  const stack: ChildNode[] = node.childNodes.toReversed();
  for (let next = stack.pop(); next && text.length < limit; next = stack.pop()) {
    if (isText(next)) text += next.value;
    else if (isElement(next)) {
      if (next.tagName === "br") text += " ";
      for (let k = next.childNodes.length - 1; k >= 0; k--) stack.push(next.childNodes[k]);
    }
  }
  return text.replace(/\s+/g, " ").trim();
}
