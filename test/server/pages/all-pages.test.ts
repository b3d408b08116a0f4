import assert from "node:assert/strict";
import { test } from "node:test";
import { openPageLibrary, type PageLibrary, TOLD } from "./page-library.ts";

const MOST_OF_A_KIND = 6;

const kindOf = (path: string) =>
  path
    .split("?")[0]
    .replace(/\b\d+\b/g, "N")
    .replace("elvan-N", "ID");

/** The addresses that can be reached from the first page by links, some of every kind, with what they answer. */
async function* walk(library: PageLibrary) {
  const known = new Set(["/"]);
  const ofKind = new Map<string, number>();
  for (const path of known) {
    const seen = await library.see(path);
    yield { path, seen };
    for (const link of seen.document.querySelectorAll("a[href], link[rel=alternate]")) {
      const href = link.getAttribute("href")!;
      const next = href.split("#")[0];
      const count = ofKind.get(kindOf(next)) ?? 0;
      if (!/^\/(?!\/)/.test(next) || known.has(next) || count >= MOST_OF_A_KIND) continue;
      ofKind.set(kindOf(next), count + 1);
      known.add(next);
    }
  }
}

test("every link of every page leads somewhere, and no page has style or script of its own", async () => {
  await using library = await openPageLibrary(TOLD.slice(0, 2));
  await library.store.joinStories("elvan-1", "elvan-2");
  const run = await library.store.startRun(["notes.docx"]);
  await library.store.keepRefusal(run, { source: "notes.docx", code: "not-text", message: "notes.docx is no text" });
  const kinds = new Set<string>();
  for await (const { path, seen } of walk(library)) {
    assert.equal(seen.status, 200, path);
    kinds.add(kindOf(path));
    if (!(seen.headers.get("content-type") ?? "").startsWith("text/html")) continue;
    // A file to be kept has to bring its style with it.
    if (seen.headers.get("content-disposition")?.startsWith("attachment")) continue;
    assert.doesNotMatch(seen.html, /<style|\sstyle=|\son\w+=|<script(?! src="\/web\/)/i, path);
    if (/^\/reports\/./.test(path)) continue;
    const fragments = [...seen.document.querySelectorAll("main a[href^='#']")].map((link) =>
      link.getAttribute("href")!.slice(1),
    );
    for (const id of fragments) assert.ok(seen.document.getElementById(id), `${path} has no #${id}`);
  }
  for (const kind of [
    "/search",
    "/reports",
    "/reports/ID",
    "/stories",
    "/stories/N",
    "/compare",
    "/actors",
    "/actors/N",
    "/actors/N/items",
    "/actors/N/reports",
    "/actors/N/merge",
    "/actors/N/split",
    "/network/N",
    "/timeline",
    "/look",
    "/adding",
    "/decisions",
    "/api/v1/search",
    "/api/v1/timeline",
    "/api/v1/actors/N",
  ]) {
    assert.ok(kinds.has(kind), `${kind} is not reached: ${[...kinds].join(" ")}`);
  }
});

test("what comes out of a report never becomes a part of a page", async () => {
  const payload = `"><img src=x onerror="alert(1)"><svg onload=alert(1)><script>alert(1)</script>'`;
  await using library = await openPageLibrary([
    { id: payload, outlet: payload, title: payload, published: "2031-03-03" },
    TOLD[1],
  ]);
  const [actor] = (await library.store.actors({ name: null, limit: 1, cursor: null })).items;
  const run = await library.store.startRun([payload]);
  await library.store.keepRefusal(run, { source: payload, code: payload, message: payload });
  const story = await library.store.joinStories(payload, "elvan-2");
  const hostile = encodeURIComponent(payload);
  const pages = [
    "/",
    `/search?q=${hostile}`,
    "/search?q=harbour",
    "/reports",
    "/actors",
    `/actors?name=${hostile}`,
    "/timeline",
    `/timeline?q=${hostile}&from=${hostile}`,
    "/look",
    "/look?tab=refusals",
    "/adding",
    "/corrections",
    "/stories",
    `/stories/${story.id}`,
  ];
  const ofActor = ["", "/items?part=speaker", "/reports", `/merge?name=${hostile}`, "/split"].map(
    (rest) => `/actors/${actor.id}${rest}`,
  );
  let shown = 0;
  for (const path of [...pages, ...ofActor, `/network/${actor.id}`]) {
    const { document, html } = await library.see(path);
    assert.equal(document.querySelectorAll("img, main script, [onerror], [onload]").length, 0, path);
    if (html.includes("&lt;img")) shown += 1;
  }
  assert.ok(shown > 8, "the payload is hardly shown anywhere: nothing is tested");
});
