import type { Document, Problem, Published, Why } from "../../record.ts";
import { OffsetRuns } from "../offset-map.ts";
import { headingLevel, isProse } from "./block-signs.ts";
import { type Body, chooseBody } from "./choose-body.ts";
import { type Block, findBlocks } from "./find-blocks.ts";
import { findByline } from "./find-byline.ts";
import { findPublished } from "./find-published.ts";
import { findOutlet, findTitle } from "./find-title.ts";
import { readJsonLd, type StructuredData } from "./json-ld.ts";
import { findJsonLdBody } from "./json-ld-body.ts";
import { isArticleList, isBeginningOnly, isNoArticle } from "./no-article.ts";
import { type PageMeta, readPageMeta } from "./page-meta.ts";
import { MAX_DEPTH, parseTree } from "./parse-tree.ts";

/** The article of a page and what the page says of it. */
export interface HtmlArticle {
  /** Paragraphs separated by an empty line, the headline first. */
  readonly text: string;
  /** From characters of `text` to characters of the page. */
  readonly offsets: OffsetRuns;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly byline: readonly string[];
  readonly published: Published | null;
  readonly found: Document["found"];
  readonly url: string | null;
  /** ISO 639-1, as the page declares it. */
  readonly language: string | null;
  readonly why: Why;
  readonly problems: readonly Problem[];
}

/** A page in which no article was found. */
export interface HtmlRefusal {
  readonly code: string;
  readonly message: string;
}

/**
 * Reads the article of an HTML page: its body without menus, captions, related links and boxes, with every quotation,
 * list and linked paragraph; its headline, outlet, authors and date, each with where it was found. `url` is where the
 * page came from, `null` where that is not known. Takes any string; time is linear in its length.
 */
export function readHtml(html: string, options: { readonly url: string | null }): HtmlArticle | HtmlRefusal {
  const { document, flattened } = parseTree(html);
  const page = readPageMeta(document);
  const data = readJsonLd(document);
  const blocks = findBlocks(document, html);
  const inPage: Body = page.body ? chooseBody(blocks, page.body) : { blocks: [], left: [], scope: null };
  const body = bestBody(inPage, findJsonLdBody(document, html));
  if (isNoArticle(body.blocks)) {
    return {
      code: "NO_ARTICLE",
      message:
        "no article on this page: it has no text that reads as a report; give the page of one report, or its text as .txt",
    };
  }
  if (isArticleList(body, page, data)) {
    return {
      code: "NO_ARTICLE",
      message: "no article on this page: it is a list of other pages; give the page of one report, or its text as .txt",
    };
  }

  const url = findUrl(page, options.url);
  const outlet = findOutlet(page, data, url);
  const title = findTitle(page, data.article, outlet?.value ?? null, body.left);
  const byline = findByline(page, data, [...body.left, ...body.blocks.slice(0, 4)]);
  const published = findPublished(page, data.article, url ?? page.canonical, body.blocks, body.left);
  const paragraphs = withHeadline(body.blocks, blocks.blocks, title?.value ?? null);
  return {
    ...joinParagraphs(paragraphs),
    title: title?.value ?? null,
    outlet: outlet?.value ?? null,
    byline: byline?.value ?? [],
    published: published.published,
    found: {
      ...(title && { title: title.basis }),
      ...(outlet && { outlet: outlet.basis }),
      ...(byline && { byline: byline.basis }),
    },
    url,
    language: findLanguage(page, data),
    why: {
      ...(!title && { title: "the page has no title" }),
      ...(!outlet && { outlet: "the page names no outlet, and its address is not known" }),
      ...(published.why !== null && { published: published.why }),
    },
    problems: problemsOf(flattened, data, published.rejected, isBeginningOnly(blocks.blocks, data)),
  };
}

/** The body in the page, unless linked data holds much more of it (a page that a script fills, a stub before a paywall). */
function bestBody(inPage: Body, inData: readonly Block[]): Body {
  const inPageLength = proseLength(inPage.blocks);
  return proseLength(inData) > 2 * inPageLength ? { ...inPage, blocks: inData } : inPage;
}

function proseLength(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + (isProse(block) ? block.text.length : 0), 0);
}

/** Puts the headline first, once: the one on the page where there is one, else the title as it is. */
function withHeadline(story: readonly Block[], page: readonly Block[], title: string | null): readonly Paragraph[] {
  const isHeadline = ({ text }: Paragraph) => title !== null && sameWords(text, title);
  const headline =
    story.find((block) => headingLevel(block) === 1) ??
    page.find((block) => headingLevel(block) === 1 && isHeadline(block)) ??
    page.find((block) => headingLevel(block) === 1 && title !== null && sharesWords(block.text, title)) ??
    page.find((block) => headingLevel(block) !== null && isHeadline(block)) ??
    page.find((block) => block.linked === 0 && isHeadline(block)) ??
    (title === null ? null : { text: title, runs: [] });
  if (!headline) return story;
  const first = story.indexOf(headline as Block);
  const rest = story.filter((block, k) => k !== first && !(k < 4 && sameWords(block.text, headline.text)));
  return [headline, ...rest];
}

type Paragraph = Pick<Block, "text" | "runs">;

function sameWords(a: string, b: string): boolean {
  return wordsOf(a).join(" ") === wordsOf(b).join(" ");
}

function sharesWords(a: string, b: string): boolean {
  const [first, second] = [new Set(wordsOf(a)), new Set(wordsOf(b))];
  const shared = [...first].filter((word) => second.has(word)).length;
  return shared * 2 >= Math.min(first.size, second.size);
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function joinParagraphs(paragraphs: readonly Paragraph[]): { text: string; offsets: OffsetRuns } {
  const offsets = OffsetRuns.builder();
  let length = 0;
  for (const { text, runs } of paragraphs) {
    for (let k = 0; k < runs.length; k += 4) offsets.add(length + runs[k], runs[k + 1], runs[k + 2], runs[k + 3]);
    length += text.length + 2;
  }
  return { text: paragraphs.map(({ text }) => text).join("\n\n"), offsets: offsets.build() };
}

function findUrl(page: PageMeta, given: string | null): string | null {
  for (const address of [page.canonical, page.meta.get("og:url"), given]) {
    const url = address && URL.parse(address, given ?? undefined);
    if (url && /^https?:$/.test(url.protocol)) return url.href;
  }
  return given;
}

function findLanguage(page: PageMeta, data: StructuredData): string | null {
  const declared = [
    page.language,
    page.meta.get("content-language"),
    data.article?.inLanguage,
    page.meta.get("og:locale"),
  ];
  for (const tag of declared) {
    const code = typeof tag === "string" ? /^\s*([a-z]{2})(?![a-z])/i.exec(tag)?.[1] : undefined;
    if (code) return code.toLowerCase();
  }
  return null;
}

function problemsOf(
  flattened: number,
  data: StructuredData,
  rejected: readonly string[],
  isBeginningOnly: boolean,
): Problem[] {
  const problems: Problem[] = [];
  const add = (code: string, level: Problem["level"], message: string) =>
    problems.push({ code, level, message, from: null, to: null });
  if (flattened > 0) {
    add(
      "HTML_DEPTH",
      "warning",
      `${flattened} elements lie deeper than ${MAX_DEPTH} levels and were read as one level`,
    );
  }
  if (isBeginningOnly)
    add("PAYWALL", "warning", "the page asks to pay or sign in: it may hold only the beginning of the report");
  if (data.broken > 0) add("JSON_LD", "info", `${data.broken} JSON-LD scripts are no JSON and were not read`);
  for (const why of rejected) add("DATE_REJECTED", "info", `a date was not believed: ${why}`);
  return problems;
}
