import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { type HtmlArticle, readHtml } from "../../../src/source/html/read-html.ts";

const FOLDER = new URL("./fixtures/", import.meta.url);
const pages = readdirSync(FOLDER).filter((name) => name.endsWith(".html"));
const fixture = (name: string) => readFileSync(new URL(name, FOLDER), "utf8");

function article(html: string, url: string | null = null): HtmlArticle {
  const read = readHtml(html, { url });
  assert.ok("text" in read, `refused: ${JSON.stringify(read)}`);
  return read;
}

/** A page with an article of some length, and what is to be tested in its head, its body and its address. */
function page({ head = "", before = "", after = "" }: { head?: string; before?: string; after?: string }): string {
  return `<html lang="en"><head>${head}</head><body><article>${before}
    <p>The inquiry into the Orrin dam opened on Friday with the letters of its engineer.</p>${after}</article></body></html>`;
}

for (const name of pages) {
  const base = name.replace(/\.html$/, "");
  test(`the page ${base} gives the text and the metadata that stand beside it`, () => {
    const { text, offsets, ...rest } = readHtml(fixture(name), { url: null }) as Partial<HtmlArticle>;
    assert.deepEqual(rest, JSON.parse(fixture(`${base}.json`)));
    assert.equal(text === undefined, offsets === undefined);
    if (text !== undefined) assert.equal(`${text}\n`, fixture(`${base}.txt`));
  });
}

test("inline markup neither glues nor splits words", () => {
  const { text } = article(
    "<p>The wo<b>rd</b> of<i> a</i> <u>min</u>ister, Ann<wbr>a\n<span>Kolar</span>,&shy; was kept by every&#8203;one there.</p>",
  );
  assert.equal(text, "The word of a minister, Anna Kolar, was kept by everyone there.");
});

test("one line break is a line, two are a paragraph", () => {
  const { text } = article(
    "<div>The first line of the verse is here,<br> the second is here.<br> <br>The third stands alone.</div>",
  );
  assert.equal(text, "The first line of the verse is here,\nthe second is here.\n\nThe third stands alone.");
});

test("character references are decoded once", () => {
  const { text } = article(
    "<p>Smith &amp;amp; Co &lt;said&gt; &#8220;no&#x201d; to it &notit; and to &unknown; as well.</p>",
  );
  assert.equal(text, "Smith &amp; Co <said> “no” to it ¬it; and to &unknown; as well.");
});

test("the marks that a page shows for <q> are in the text, but not twice", () => {
  const { text } = article("<p>He said <q>it is <q>done</q> now</q>, and she, <q>“no”</q>, and left the room.</p>");
  assert.equal(text, "He said “it is ‘done’ now”, and she, “no”, and left the room.");
});

test("the headline stands first and once", () => {
  const repeated = page({
    head: "<title>Dam inquiry opens | Post</title>",
    before: "<h1>Dam inquiry opens</h1><h2>Dam inquiry opens</h2>",
  });
  assert.match(article(repeated).text, /^Dam inquiry opens\n\nThe inquiry/);
  const fromMeta = page({ head: '<meta property="og:title" content="Dam inquiry opens">' });
  assert.match(article(fromMeta).text, /^Dam inquiry opens\n\nThe inquiry/);
});

test("a hidden label is left out, a hidden article is not", () => {
  const long = "“The wall leaked,” the engineer said, and he wrote to the board. ".repeat(6);
  const { text } = article(
    `<article><p>Story <span class="sr-only">opens in a new window</span>begins here and goes on for a while.</p><div style="display:none"><p>${long}</p></div></article>`,
  );
  assert.match(text, /^Story begins here/);
  assert.match(text, /The wall leaked/);
  assert.doesNotMatch(text, /new window/);
});

test("a class that misleads does not cost the article", () => {
  const body = "<p>“The wall leaked,” the engineer said, and he wrote to the board of the river.</p>".repeat(4);
  for (const name of ["comments", "newsletter", "related", "share", "paywall", "caption"]) {
    assert.match(article(`<body><div class="${name}">${body}</div></body>`).text, /The wall leaked/, name);
  }
});

test("a page without an article is refused, and says what to do", () => {
  for (const html of [
    "",
    "<p></p>",
    "<nav><a href=/>Home</a></nav>",
    "<html><body><script>x</script>",
    "<p>Please enable JavaScript to use this site.</p>",
  ]) {
    const read = readHtml(html, { url: null });
    assert.ok("code" in read, html);
    assert.equal(read.code, "NO_ARTICLE");
    assert.match(read.message, /give the page of one report/);
  }
});

test("linked data that is slightly broken is read, and worse is reported", () => {
  const data = (json: string) => page({ head: `<script type="application/ld+json">${json}</script>` });
  const broken = article(
    data('<!-- {"@type":"NewsArticle","headline":"Dam\ninquiry","author":[{"name":"Ada Brook",},],}; -->'),
  );
  assert.equal(broken.title, "Dam inquiry");
  assert.deepEqual(broken.byline, ["Ada Brook"]);
  assert.deepEqual(
    article(data('{"@type":"NewsArticle"')).problems.map(({ code }) => code),
    ["JSON_LD"],
  );
});

test("the address is the canonical one, resolved against where the page came from", () => {
  const html = page({ head: '<link rel="canonical" href="/news/dam">' });
  assert.equal(article(html, "https://post.example/x?utm=1").url, "https://post.example/news/dam");
  assert.equal(
    article(page({ head: '<link rel="canonical" href="javascript:alert(1)">' }), "https://post.example/x").url,
    "https://post.example/x",
  );
});

test("the outlet is the registered domain of the address where the page names none", () => {
  const { outlet, found } = article(page({}), "https://www.news.post.co.uk/2024/dam");
  assert.equal(outlet, "post.co.uk");
  assert.equal(found.outlet, "url");
});

test("what is not known is null and says why", () => {
  const { title, outlet, published, why } = article("<p>The inquiry into the dam opened on Friday, as planned.</p>");
  assert.deepEqual([title, outlet, published], [null, null, null]);
  assert.deepEqual(Object.keys(why), ["title", "outlet", "published"]);
});
