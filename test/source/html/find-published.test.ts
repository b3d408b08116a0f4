import assert from "node:assert/strict";
import { test } from "node:test";
import { readHtml } from "../../../src/source/html/read-html.ts";

const STORY = "<p>The inquiry into the Orrin dam opened on Friday with the letters of its engineer.</p>";

function read(head: string, body: string, url: string | null = null) {
  const article = readHtml(`<html><head>${head}</head><body><article>${body}${STORY}</article></body></html>`, { url });
  assert.ok("text" in article);
  return article;
}

const data = (fields: string) =>
  `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Dam",${fields}}</script>`;
const time = '<time datetime="2024-04-23T09:30">Tuesday</time>';

test("the best evidence decides, and the others stand in for it in order", () => {
  const meta = '<meta property="article:published_time" content="2024-04-25T10:00:00+01:00">';
  const linked = data('"datePublished":"2024-04-24T08:00:00.000Z"');
  const url = "https://post.example/2024/04/22/dam";
  const dateline = "<p>ORRIN, April 21, 2024 — The inquiry opened at last.</p>";
  const cases: readonly (readonly [string, string, string | null, string, string])[] = [
    [linked + meta, time + dateline, url, "2024-04-24T08:00:00Z", "json-ld datePublished"],
    [meta, time + dateline, url, "2024-04-25T10:00:00+01:00", "meta article:published_time"],
    ["", time + dateline, url, "2024-04-23T09:30", "time"],
    ["", dateline, url, "2024-04-22", "url"],
    ["", dateline, null, "2024-04-21", "dateline"],
    ["", "<p>Published 20 April 2024</p>", null, "2024-04-20", "text"],
    ["", "", "https://post.example/2024/04/dam", "2024-04", "url"],
    ["", "", "https://post.example/world/2024/apr/19/dam", "2024-04-19", "url"],
    ["", "", "https://post.example/20240418/dam.html", "2024-04-18", "url"],
  ];
  for (const [head, body, address, value, basis] of cases) {
    const { published } = read(head, body, address);
    assert.deepEqual([published?.value, published?.basis], [value, basis]);
  }
});

test("the precision is what is known: midnight to the second is a day", () => {
  const precision = (value: string) => read(data(`"datePublished":"${value}"`), "").published;
  assert.deepEqual(precision("2024-04-26T00:00:00+08:00"), {
    value: "2024-04-26",
    precision: "day",
    basis: "json-ld datePublished",
  });
  assert.equal(precision("2024-04-26T00:01:00Z")?.precision, "second");
  assert.equal(precision("2024-04")?.precision, "month");
  assert.equal(precision("1714125900")?.value, "2024-04-26T10:05:00Z");
});

test("a date that cannot be right is rejected with the reason, and the next evidence is used", () => {
  for (const value of [
    "2024-02-31",
    "0001-01-01T00:00:00Z",
    "1970-01-01T00:00:00Z",
    "9999-12-31",
    "03/04/2024",
    "soon",
  ]) {
    const { published, problems } = read(data(`"datePublished":"${value}"`), time);
    assert.equal(published?.basis, "time", value);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ["DATE_REJECTED"],
    );
    const alone = read(data(`"datePublished":"${value}"`), "");
    assert.equal(alone.published, null);
    assert.match(alone.why.published, /no date that can be right: json-ld datePublished/);
  }
});

test("a date long after every other date of the page is rejected; the day of the run plays no part", () => {
  const late = data('"datePublished":"2089-01-01","dateModified":"2024-04-27"');
  assert.equal(read(late, time).published?.basis, "time");
  assert.equal(read(data('"datePublished":"2089-01-01"'), "").published?.value, "2089-01-01");
});

test("the time of another report in a sidebar is not the time of this one", () => {
  const { published, why } = read("", '<aside><ul><li><time datetime="2020-01-02">2 Jan</time> Old</li></ul></aside>');
  assert.equal(published, null);
  assert.equal(why.published, "no date on the page");
});

test("a date within the story is not its date of publication", () => {
  assert.equal(
    read("", "<p>The dam was begun on 4 May 1961, and the first wall stood by the winter that followed it.</p>")
      .published,
    null,
  );
});
