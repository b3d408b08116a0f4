import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { safeJson } from "../../export/json.ts";
import type { Page, PageRequest } from "../../store/store.ts";
import { answerText } from "./answer.ts";
import { list as arrayOf, nullableText, whole, words } from "./basic-schemas.ts";
import { type Endpoint, type Given, givenOf, HEADERS, type Links, linksOf, type Output } from "./endpoint.ts";
import { type Columns, chooseFormat, contentType, csvText, type Format, LIST_FORMATS, MEDIA_TYPES } from "./formats.ts";

/** How many items a page has. */
const USUAL_PAGE = 50;
export const LARGEST_PAGE = 200;
/** How many rows JSONL and CSV have at most where no limit is given. */
export const LARGEST_TABLE = 10_000;

const format = z.enum(LIST_FORMATS).optional().openapi({ description: "Instead of the Accept header." });

const paging = {
  limit: whole(1, LARGEST_PAGE)
    .optional()
    .openapi({ description: `${USUAL_PAGE} unless given; of JSONL and CSV all, ${LARGEST_TABLE} at most.` }),
  cursor: words(1000, 1).optional().openapi({ description: "`next` of the page before." }),
};

interface ListParts<T, P extends z.ZodObject | undefined, Q extends z.ZodObject | undefined> {
  readonly name: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: P;
  readonly query?: Q;
  readonly item: z.ZodType<T>;
  /** Of the table in CSV. */
  readonly columns: Columns<T>;
  /** What the JSON has beside `items` and `next`: the schemas of what `page` gives beside them. */
  readonly beside?: { readonly [name: string]: z.ZodType };
  readonly links?: Links;
}

/** A list in pages, as JSON (`{items, next}`), JSONL or CSV. */
export function list<T, P extends z.ZodObject | undefined, Q extends z.ZodObject | undefined>(
  parts: ListParts<T, P, Q> & {
    readonly page: (
      given: Given<Output<P>, Output<Q>> & { readonly format: Format },
      request: PageRequest,
    ) => Promise<Page<T>>;
  },
): Endpoint {
  return {
    ...described(parts, paging),
    async handle(context) {
      const asked = givenOf<Output<P>, Output<Q> & Paging>(context);
      const { limit, cursor = null } = asked.query;
      const format = chooseFormat(context.req.header("accept"), LIST_FORMATS, asked.query.format);
      const given = { ...asked, format };
      const fetch = (request: PageRequest) => parts.page(given, request);
      const page =
        limit === undefined && format !== "json"
          ? await manyPages(fetch, cursor, context.req.raw.signal)
          : await fetch({ limit: limit ?? USUAL_PAGE, cursor });
      return answerList(context, format, parts.columns, page);
    },
  };
}

/** A list that has no pages because it is never long; in the same formats and the same shape, `next` always `null`. */
export function shortList<T, P extends z.ZodObject | undefined, Q extends z.ZodObject | undefined>(
  parts: ListParts<T, P, Q> & {
    readonly read: (given: Given<Output<P>, Output<Q>>) => Promise<{ readonly items: readonly T[] }>;
  },
): Endpoint {
  return {
    ...described(parts, {}),
    async handle(context) {
      const given = givenOf<Output<P>, Output<Q> & Paging>(context);
      const format = chooseFormat(context.req.header("accept"), LIST_FORMATS, given.query.format);
      return answerList(context, format, parts.columns, { ...(await parts.read(given)), next: null });
    },
  };
}

interface Paging {
  readonly limit?: number;
  readonly cursor?: string;
  readonly format?: (typeof LIST_FORMATS)[number];
}

function described<T>(
  {
    name,
    summary,
    description,
    params,
    query,
    item,
    beside = {},
    links,
  }: ListParts<T, z.ZodObject | undefined, z.ZodObject | undefined>,
  paging: { readonly [name: string]: z.ZodType },
): Omit<Endpoint, "handle"> {
  const json = z.strictObject({ items: arrayOf(item), next: nullableText, ...beside });
  return {
    name,
    summary,
    description,
    params,
    query: (query ?? z.strictObject({})).extend({ ...paging, format }),
    problems: ["not-acceptable"],
    answers: {
      200: {
        description: summary,
        headers: { ...HEADERS.etag, ...HEADERS.link },
        ...linksOf(links),
        content: {
          [MEDIA_TYPES.json]: { schema: json },
          // A schema of the whole body, which is one item a line: readers of OpenAPI have no other place for it.
          [MEDIA_TYPES.jsonl]: { schema: z.string().openapi({ description: "One item a line." }) },
          [MEDIA_TYPES.csv]: { schema: z.string().openapi({ description: "One item a row, with a heading." }) },
        },
      },
      304: { description: "Unchanged" },
    },
  };
}

async function manyPages<T>(
  fetch: (request: PageRequest) => Promise<Page<T>>,
  from: string | null,
  signal: AbortSignal,
): Promise<Page<T>> {
  const items: T[] = [];
  let cursor = from;
  do {
    const page = await fetch({ limit: LARGEST_PAGE, cursor });
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== null && items.length < LARGEST_TABLE && !signal.aborted);
  return { items, next: cursor };
}

function answerList<T>(context: Context, format: Format, columns: Columns<T>, page: Page<T>): Response {
  const headers: { [name: string]: string } = {};
  if (page.next !== null) headers.Link = `<${addressOfNext(context, page.next)}>; rel="next"`;
  const text =
    format === "csv"
      ? csvText(columns, page.items)
      : format === "jsonl"
        ? page.items.map((item) => `${safeJson(item as object)}\n`).join("")
        : safeJson(page);
  return answerText(context, text, contentType(format), headers);
}

function addressOfNext(context: Context, cursor: string): string {
  const url = new URL(context.req.url);
  url.searchParams.set("cursor", cursor);
  return url.pathname + url.search;
}
