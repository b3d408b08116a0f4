import assert from "node:assert/strict";
import { test } from "node:test";
import { fillReadingLibrary } from "./reading-library.ts";
import { readingPages } from "./reading-pages.ts";
import { serveLibrary } from "./served-library.ts";

/** So many addresses of one kind are asked for: `/reports/ID`, `/search?q&order`, `/api/v1/actors/N?format`. */
const OF_A_KIND = 8;

const kindOf = (path: string) => {
  const { pathname, searchParams } = new URL(path, "http://x");
  const places = pathname.replace(/(\/reports)\/[^/]+/, "$1/ID").replace(/\/\d+(?=\/|$)/g, "/N");
  const format = searchParams.get("format") ?? "";
  return `${places}?${[...searchParams.keys()].sort().join("&")} ${format}`;
};

const linksOf = (html: string) =>
  [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)]
    .map(([, href]) => href.replaceAll("&amp;", "&").replaceAll("&quot;", '"').replaceAll("&#39;", "'").split("#")[0])
    .filter((href) => href.startsWith("/"));

test("every link of every page is answered, as a page, as JSON and as CSV, and none leads away but to the original", async () => {
  const library = await serveLibrary(fillReadingLibrary);
  try {
    const pages = await readingPages(library.store);
    const known = new Set(pages.map((path) => path.split("#")[0]));
    const ofKind = new Map<string, number>();
    const wrong: string[] = [];
    const formats = new Map<string, number>();
    for (const path of known) {
      const response = await fetch(library.origin + path);
      const text = await response.text();
      const type = response.headers.get("content-type")?.split(";")[0] ?? "";
      formats.set(type, (formats.get(type) ?? 0) + 1);
      // Those that are listed are of every kind, such as are not found too.
      if (response.status !== 200 && !pages.includes(path)) wrong.push(`${response.status} ${path}`);
      if (type === "application/json") JSON.parse(text);
      if (type !== "text/html" || response.status !== 200) continue;
      for (const [, href] of text.matchAll(/<a [^>]*href="(https?:[^"]*)"(?![^>]*rel="noreferrer external")/g))
        wrong.push(`${path} leads to ${href}`);
      for (const next of linksOf(text)) {
        const count = ofKind.get(kindOf(next)) ?? 0;
        if (known.has(next) || count >= OF_A_KIND) continue;
        ofKind.set(kindOf(next), count + 1);
        known.add(next);
      }
    }
    assert.deepEqual(wrong, []);
    assert.deepEqual(library.errors, []);
    for (const type of ["text/html", "application/json", "text/csv", "text/css", "text/javascript"]) {
      assert.ok((formats.get(type) ?? 0) > 0, `no ${type} among ${[...formats.keys()].join(" ")}`);
    }
    assert.ok((formats.get("text/csv") ?? 0) > 20, "hardly a view is linked as CSV");
  } finally {
    await library.close();
  }
});
