import assert from "node:assert/strict";
import { test } from "node:test";
import { html } from "hono/html";
import { parse } from "parse5";
import { NAVIGATION, page } from "../../../src/server/pages/layout.ts";

const HOSTILE = `"><script>alert(1)</script>'&`;

async function rendered(parts: Partial<Parameters<typeof page>[0]> = {}): Promise<string> {
  return String(await page({ title: "Search", path: "/search?q=dam", body: html`<p>body</p>`, ...parts }));
}

test("what is handed to the layout is escaped, in text and in attributes", async () => {
  const plain = await rendered();
  const hostile = await rendered({
    title: HOSTILE,
    path: `/search?q=${HOSTILE}`,
    description: HOSTILE,
    query: HOSTILE,
    alternates: { json: HOSTILE, csv: HOSTILE },
  });
  assert.doesNotMatch(hostile, /<script>alert/);
  assert.equal(hostile.split("<script").length, plain.split("<script").length);
});

test("a page has no inline style or script, which the content security policy would stop", async () => {
  const text = await rendered({ styles: ["report"], alternates: { json: "/x.json", csv: "/x.csv" } });
  assert.doesNotMatch(text, /\sstyle=|<style|\son\w+=|javascript:/i);
  assert.match(text, /<script src="\/web\/readout\.js\?v=[\w-]+"><\/script>/);
  assert.match(text, /href="\/web\/report\.css\?v=[\w-]+"/);
});

test("the navigation marks the page it stands on, whatever its query", async () => {
  const text = await rendered();
  assert.equal(text.match(/aria-current="page"/g)?.length, 1);
  assert.match(text, /href="\/search" aria-current="page"/);
  for (const { path, name } of NAVIGATION) assert.ok(text.includes(`href="${path}"`) && text.includes(name));
  assert.doesNotMatch(await rendered({ path: "/reports/7" }), /aria-current/);
});

test("the foot gives the address of the view and the same as data", async () => {
  const text = await rendered({ path: "/search?q=%C3%A9", alternates: { json: "/api/v1/search?q=%C3%A9" } });
  assert.match(text, /<code>\/search\?q=é<\/code>/);
  assert.match(text, /<a href="\/api\/v1\/search\?q=%C3%A9">JSON<\/a>/);
  assert.doesNotMatch(text, /CSV/);
  assert.match(
    await rendered({ path: "/x%ff" }),
    /<code>\/x%ff<\/code>/,
    "an address that is no UTF-8 is shown as it is",
  );
});

test("a page is well-formed HTML", async () => {
  const errors: string[] = [];
  const text = await rendered({ query: "é <b>", alternates: { json: "/a", csv: "/b" }, wide: true });
  parse(text, { onParseError: ({ code }) => errors.push(code) });
  assert.deepEqual(errors, []);
});
