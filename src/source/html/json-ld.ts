import type { Element, ParentNode } from "./parse-tree.ts";
import { attribute, elementsIn, isText } from "./tree.ts";

/** A node of linked data as the page gives it. */
export type LinkedData = { readonly [key: string]: unknown };

/** What the linked data of a page (JSON-LD) says. */
export interface StructuredData {
  /** The article that the page is about, `null` where none is described. */
  readonly article: LinkedData | null;
  /** Nodes by their `@id`, to which others may only point. */
  readonly byId: ReadonlyMap<string, LinkedData>;
  /** The scripts that are no JSON even after repair. */
  readonly broken: number;
}

const ARTICLE = /^(?:.*Article|.*Posting|Report|.*NewsReport|Review|Interview|CreativeWork)$/;
const MAX_NODES = 20_000;

/** Reads the JSON-LD scripts of a page. What is slightly broken (comments, raw line feeds, trailing commas) is repaired. */
export function readJsonLd(document: ParentNode): StructuredData {
  const byId = new Map<string, LinkedData>();
  let broken = 0;
  let article: LinkedData | null = null;
  for (const script of jsonLdScripts(document)) {
    const value = parseTolerantly(scriptText(script));
    if (value === undefined) {
      broken++;
      continue;
    }
    for (const node of nodesIn(value)) {
      const id = node["@id"];
      if (typeof id === "string" && Object.keys(node).length > 1 && !byId.has(id)) byId.set(id, node);
      if (weight(node) > weight(article)) article = node;
    }
  }
  return { article, byId, broken };
}

/** The JSON-LD scripts of a page. */
export function* jsonLdScripts(document: ParentNode): Generator<Element> {
  for (const element of elementsIn(document)) {
    if (
      element.tagName === "script" &&
      /^application\/(?:ld\+)json\b/i.test(attribute(element, "type")?.trim() ?? "")
    ) {
      yield element;
    }
  }
}

/** What a value of linked data says in words: a string, or the `name` of the thing or of the thing that it points to. */
export function nameOf(value: unknown, byId: ReadonlyMap<string, LinkedData>): string | null {
  if (typeof value === "string") return value;
  if (!isNode(value)) return null;
  const target = typeof value.name === "string" ? value : (byId.get(String(value["@id"])) ?? value);
  return typeof target.name === "string" ? target.name : null;
}

/** A value of linked data as a list: one value stands for a list of one. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function scriptText(script: Element): string {
  return script.childNodes.map((node) => (isText(node) ? node.value : "")).join("");
}

/** How much a node is the article of the page: its type first, then how much it tells. */
function weight(node: LinkedData | null): number {
  if (!node) return 0;
  const types = listOf(node["@type"]).filter((type) => typeof type === "string");
  if (!types.some((type) => ARTICLE.test(type)) || types.includes("BreadcrumbList")) return 0;
  const fields = ["headline", "datePublished", "author", "articleBody", "publisher"].filter(
    (key) => key in node,
  ).length;
  return fields === 0 ? 0 : fields + (types.includes("CreativeWork") || types.includes("Review") ? 1 : 10);
}

function* nodesIn(value: unknown): Generator<LinkedData> {
  const queue: unknown[] = [value];
  for (let k = 0; k < queue.length && k < MAX_NODES; k++) {
    const next = queue[k];
    if (Array.isArray(next)) for (const item of next) queue.push(item);
    else if (isNode(next)) {
      yield next;
      for (const child of Object.values(next)) if (typeof child === "object" && child !== null) queue.push(child);
    }
  }
}

function isNode(value: unknown): value is LinkedData {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseTolerantly(source: string): unknown {
  const text = source
    .replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, "")
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)\s*;?\s*$/, "");
  return parse(text) ?? parse(repair(text));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Escapes control characters within strings and leaves out commas before a closing bracket. */
function repair(text: string): string {
  const out: string[] = [];
  let inString = false;
  let comma = -1;
  for (let k = 0; k < text.length; k++) {
    const mark = text[k];
    if (inString) {
      if (mark === "\\") out.push(mark + (text[++k] ?? ""));
      else if (mark < " ") out.push(mark === "\n" ? "\\n" : " ");
      else out.push(mark);
      if (mark === '"') inString = false;
      continue;
    }
    if (mark === '"') inString = true;
    if ((mark === "}" || mark === "]") && comma >= 0) out[comma] = "";
    if (mark === ",") comma = out.length;
    else if (mark > " ") comma = -1;
    out.push(mark);
  }
  return out.join("").replace(/;\s*$/, "");
}
