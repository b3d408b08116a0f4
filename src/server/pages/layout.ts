import { html } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import { webAddress } from "../web-files.ts";

/** A piece of a page: what `html` gives. Whatever is put into `html` that is not `Html` itself is escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** The pages that every page leads to. */
export const NAVIGATION = [
  { path: "/", name: "Home" },
  { path: "/search", name: "Search" },
  { path: "/stories", name: "Stories" },
  { path: "/actors", name: "Actors" },
  { path: "/timeline", name: "Timeline" },
  { path: "/look", name: "Needs a look" },
  { path: "/adding", name: "Adding" },
] as const;

export interface PageParts {
  /** Of the view, without the name of the program. */
  readonly title: string;
  /** The address of this view, with its query, as it is shown at the foot and marked in the navigation. */
  readonly path: string;
  readonly body: Html;
  /** One sentence for those who see a link to the page. */
  readonly description?: string;
  /** Uses the whole width of the window, not the width of a column of text. */
  readonly wide?: boolean;
  /** What stands in the search box. */
  readonly query?: string;
  /** Style sheets beside `style.css`, by name: "report" for `/web/report.css`. */
  readonly styles?: readonly string[];
  /** Addresses of the same view as data. */
  readonly alternates?: { readonly json?: string; readonly csv?: string };
}

/** A whole page: head, navigation, search box, `body` as the main part, foot. */
export function page({ title, path, body, description, wide, query, styles = [], alternates = {} }: PageParts): Html {
  const { json, csv } = alternates;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === "Readout" ? title : `${title} · Readout`}</title>
${description ? html`<meta name="description" content="${description}">` : ""}
<link rel="stylesheet" href="${webAddress("style.css")}">
${styles.map((name) => html`<link rel="stylesheet" href="${webAddress(`${name}.css`)}">`)}
${json ? html`<link rel="alternate" type="application/json" href="${json}">` : ""}
${csv ? html`<link rel="alternate" type="text/csv" href="${csv}">` : ""}
<link rel="icon" href="${webAddress("icon.svg")}" type="image/svg+xml">
<script src="${webAddress("readout.js")}"></script>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="masthead">
<a class="wordmark" href="/">Readout</a>
<nav aria-label="Pages"><ul>${NAVIGATION.map(navigationItem(path))}</ul></nav>
<form class="masthead-search" role="search" action="/search">
<label class="visually-hidden" for="search-everywhere">Search the library</label>
<input id="search-everywhere" type="search" name="q" value="${query ?? ""}" placeholder="speaker:Oduya about:wages" autocomplete="off" spellcheck="false">
<button type="submit">Search</button>
</form>
<button class="theme" type="button" data-theme-toggle hidden>Dark</button>
</header>
<main id="main" class="${wide ? "wide" : "column"}" tabindex="-1">
${body}
</main>
<footer class="colophon">
<p>Every view has an address. This one is <a href="${path}"><code>${readable(path)}</code></a>${dataLinks(json, csv)}.</p>
</footer>
</body>
</html>`;
}

function navigationItem(path: string) {
  const [view] = path.split("?");
  return (item: (typeof NAVIGATION)[number]) =>
    html`<li><a href="${item.path}"${item.path === view ? html` aria-current="page"` : ""}>${item.name}</a></li>`;
}

function dataLinks(json: string | undefined, csv: string | undefined): Html {
  const links = [...(json ? [html`<a href="${json}">JSON</a>`] : []), ...(csv ? [html`<a href="${csv}">CSV</a>`] : [])];
  if (links.length === 0) return html``;
  return html`; the same as data: ${links.map((link, k) => (k === 0 ? link : html`, ${link}`))}`;
}

/** An address as people read it; as it is where its escapes are no UTF-8. */
function readable(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
