import { safeJson } from "../export/json.ts";
import { parseQuery } from "../store/query/parse-query.ts";
import { type Query, QueryError } from "../store/query/query.ts";
import type { PageRequest, SearchPage, SearchRequest, Store } from "../store/store.ts";
import { allPages } from "./all-pages.ts";
import { EXIT } from "./exit-codes.ts";
import { facetView } from "./facet-view.ts";
import { type Output, openOutput } from "./output.ts";
import { colourDepth, openPaint, type Paint } from "./paint.ts";
import { queryFault } from "./query-fault.ts";
import { queryWords } from "./query-words.ts";
import { resultData, resultLine, resultsHeading } from "./result-data.ts";
import { countText, resultView } from "./result-view.ts";
import type { LibraryLocation, Services } from "./services.ts";
import { MAX_WIDTH, MIN_WIDTH } from "./terminal-view.ts";
import { visible } from "./visible.ts";
import { withLibrary } from "./with-library.ts";

/** What `readout search` was asked for. */
export interface LibrarySearch {
  readonly location: LibraryLocation;
  readonly query: string;
  readonly order: SearchRequest["order"];
  readonly format: "terminal" | "json" | "csv" | "count" | "facets" | "facets-json";
  /** `null`: all, in a terminal as many as are read at a glance. */
  readonly limit: number | null;
  /** Columns; `null`: those of the terminal. */
  readonly width: number | null;
}

const AT_A_GLANCE = 20;
const LEAST_PAGE = 1;
const WIDTH_OFF_TERMINAL = 80;

/** Searches a library and writes what is found to the standard output. Returns the exit code: 0, 1 where the library fails, 2 for a bad query or no library. */
export async function runSearch(request: LibrarySearch, services: Services): Promise<number> {
  let query: Query;
  try {
    query = parseQuery(request.query);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    services.stderr.write(`${queryFault(request.query, error).split("\n").map(visible).join("\n")}\n`);
    return EXIT.misuse;
  }
  return withLibrary(request.location, "read", services, async (store) => {
    const { stdout, env } = services;
    const columns = request.width ?? stdout.columns ?? WIDTH_OFF_TERMINAL;
    const view = {
      width: Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, columns)),
      paint: openPaint(colourDepth(stdout, env)),
    };
    await write(store, { ...request, parsed: query }, openOutput(stdout), view);
    return EXIT.ok;
  });
}

interface View {
  readonly width: number;
  readonly paint: Paint;
}

type Search = LibrarySearch & { readonly parsed: Query };

async function write(store: Store, search: Search, output: Output, { width, paint }: View): Promise<void> {
  const { parsed: query, order, format, limit } = search;
  const page = (request: PageRequest, more: Partial<SearchRequest> = {}): Promise<SearchPage> =>
    store.search({ query, order, facets: false, count: "some", ...request, ...more });
  switch (format) {
    case "count": {
      const { total } = await page({ limit: LEAST_PAGE, cursor: null }, { count: "all" });
      return output.write(`${total.value}\n`);
    }
    case "facets":
    case "facets-json": {
      const { total, facets } = await page({ limit: LEAST_PAGE, cursor: null }, { facets: true });
      if (format === "facets-json") return output.write(`${safeJson({ total, facets })}\n`);
      const of = total.more ? `, counted over the newest ${total.value.toLocaleString("en-GB")}` : "";
      return output.write(`${[countText(total) + of, ...facetView(facets, width, paint)].join("\n")}\n`);
    }
    case "json":
      for await (const result of allPages(page, limit ?? undefined)) {
        await output.write(`${safeJson(resultData(result))}\n`);
      }
      return;
    case "csv":
      await output.write(resultsHeading());
      for await (const result of allPages(page, limit ?? undefined)) await output.write(resultLine(result));
      return;
    case "terminal":
      return writeBlocks(page, { limit: limit ?? AT_A_GLANCE, width, paint, isSought: queryWords(query) }, output);
  }
}

async function writeBlocks(
  page: (request: PageRequest) => Promise<SearchPage>,
  options: Parameters<typeof resultView>[1] & { readonly limit: number },
  output: Output,
): Promise<void> {
  const { limit, paint } = options;
  let shown = 0;
  let isMore = false;
  const told = async (request: PageRequest): Promise<SearchPage> => {
    const found = await page(request);
    if (request.cursor === null) await output.write(`${countText(found.total)}\n`);
    isMore = found.next !== null;
    return found;
  };
  for await (const result of allPages(told, limit)) {
    shown += 1;
    await output.write(`\n${[...resultView(result, options)].join("\n")}\n`);
  }
  if (isMore) await output.write(`\n${paint(`${shown} are shown; --limit N shows more`, { dim: true })}\n`);
}
