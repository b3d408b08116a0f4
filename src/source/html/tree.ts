import { defaultTreeAdapter, parseFragment } from "parse5";
import type { ChildNode, Element, ParentNode, TextNode } from "./parse-tree.ts";

export const isElement: (node: ChildNode) => node is Element = defaultTreeAdapter.isElementNode;
export const isText: (node: ChildNode) => node is TextNode = defaultTreeAdapter.isTextNode;

/** The value of an attribute, `null` where the element has none of that name. */
export function attribute(element: Element, name: string): string | null {
  return element.attrs.find((attr) => attr.name === name)?.value ?? null;
}

/** Every element below a node, in document order. Costs no more than what is taken from it. */
export function* elementsIn(node: ParentNode): Generator<Element> {
  for (const next of nodesIn(node)) if (isElement(next)) yield next;
}

/** The parent element, `null` for the topmost one. */
export function parentElement(element: Element): Element | null {
  const parent = element.parentNode;
  return parent && "tagName" in parent ? parent : null;
}

/** The text below a node as the tree holds it, white space collapsed; at most about `limit` characters or nodes. */
export function textOf(node: ParentNode, limit = 2_000): string {
  let text = "";
  let visited = 0;
  for (const next of nodesIn(node)) {
    if (isText(next)) text += next.value;
    else if (next.nodeName === "br") text += " ";
    if (text.length >= limit || ++visited === limit) break;
  }
  return text.replace(/\s+/g, " ").trim();
}

/** A string that may hold markup or character references ("Smith &amp; Co"), as the text that it stands for. */
export function decoded(value: string): string {
  return /[&<]/.test(value) ? textOf(parseFragment(value.slice(0, 10_000))) : value;
}

function* nodesIn(node: ParentNode): Generator<ChildNode> {
  const path: { readonly nodes: readonly ChildNode[]; next: number }[] = [{ nodes: node.childNodes, next: 0 }];
  for (let at = path.at(-1); at; at = path.at(-1)) {
    if (at.next === at.nodes.length) {
      path.pop();
      continue;
    }
    const next = at.nodes[at.next++];
    yield next;
    if (isElement(next)) path.push({ nodes: next.childNodes, next: 0 });
  }
}
