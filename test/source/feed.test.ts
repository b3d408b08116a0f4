import assert from "node:assert/strict";
import { test } from "node:test";
import { REPORT, readFileOf } from "./read-all.ts";

const rss = (items: string) => `<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>The Paper</title><link>https://paper.example/</link><language>en-gb</language>
${items}</channel></rss>`;

const whole = `<item><title>Pier &amp;amp; &#8220;harbour&#8221;</title><link>https://paper.example/1</link><dc:creator>Ann Reed</dc:creator>
<pubDate>Fri, 26 Apr 2024 10:00:00 GMT</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>${REPORT}</p><!-- note --><p>The mayor said &ldquo;we will see&rdquo; and went on.</p>]]></content:encoded></item>`;

test("an item of RSS becomes a document that begins with its headline", async () => {
  const xml = rss(whole);
  const { read, refused } = await readFileOf(xml);
  assert.deepEqual(refused, []);
  const { document, offsets } = read[0];
  assert.ok(document.text.startsWith("Pier & “harbour”\n\nThe harbour board"), document.text);
  assert.ok(document.text.endsWith("The mayor said “we will see” and went on."));
  assert.deepEqual(
    [document.source, document.title, document.url, document.outlet, document.byline, document.language],
    ["file#1", "Pier & “harbour”", "https://paper.example/1", "The Paper", ["Ann Reed"], "en"],
  );
  assert.deepEqual(document.published, { value: "2024-04-26T10:00:00Z", precision: "second", basis: "feed" });
  assert.deepEqual(document.found, { title: "feed", outlet: "feed", byline: "feed" });
  const bytes = Buffer.from(xml);
  for (const word of ["harbour board", "Dora Quill", "mayor", "went on."]) {
    const at = document.text.indexOf(word);
    const place = offsets.toSource(at, at + word.length)!;
    assert.equal(bytes.subarray(place.from, place.to).toString(), word);
  }
});

test("one broken item costs no other", async () => {
  const broken = {
    "a tag without its end": "<item><title>B</title><description>oops <b></description></item>",
    "an item never closed": "<item><title>B</title><description>oops</description>",
    "a section never closed": "<item><title>B</title><description><![CDATA[oops</description></item>",
    "a cut tag": "<item><title>B</title><description oops</description></item>",
  };
  const item = (k: number) =>
    `<item><title>Item ${k}</title><description><![CDATA[Text ${k}.]]></description></item>\n`;
  for (const [what, xml] of Object.entries(broken)) {
    const { read, refused } = await readFileOf(rss(item(1) + xml + item(3) + item(4)));
    assert.deepEqual(
      read.map(({ document }) => document.text),
      ["Item 1\n\nText 1.", "Item 3\n\nText 3.", "Item 4\n\nText 4."],
      what,
    );
    assert.deepEqual(
      refused.map(({ source, code }) => `${source} ${code}`),
      ["file#2 FEED_ITEM"],
      what,
    );
  }
});

test("a feed with a document type or entities is refused", async () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${rss("<item><title>&b;</title></item>").slice(21)}`;
  for (const xml of [bomb, bomb.replace(/<!DOCTYPE.*?\]>/s, '<!DOCTYPE rss SYSTEM "file:///etc/passwd">')]) {
    const { items, refused } = await readFileOf(xml);
    assert.equal(items.length, 1);
    assert.equal(refused[0].code, "XML_DTD");
  }
});

test("Atom and RDF are read, with the kind of text that Atom states", async () => {
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Paper</title><author><name>Desk</name></author>
<entry><title type="text">A &lt; B</title><link rel="alternate" href="https://paper.example/2"/><updated>2024-04-27T00:00:00Z</updated><published>2024-04-26T09:30:00+01:00</published>
<content type="html">&lt;p&gt;The mayor said &amp;ldquo;no&amp;rdquo; to the plan on Friday.&lt;/p&gt;</content></entry>
<entry><title>Plain</title><author><name>Bo Lind</name></author><summary type="text">It is 3 &lt; 4 &amp; more.</summary></entry>
<entry><title>Rich</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The clerk left the town hall on Monday, she said.</p></div></content></entry></feed>`;
  const { read, refused } = await readFileOf(atom);
  assert.deepEqual(refused, []);
  assert.deepEqual(
    read.map(({ document }) => document.text),
    [
      "A < B\n\nThe mayor said “no” to the plan on Friday.",
      "Plain\n\nIt is 3 < 4 & more.",
      "Rich\n\nThe clerk left the town hall on Monday, she said.",
    ],
  );
  assert.equal(read[0].document.published?.value, "2024-04-26T09:30:00+01:00");
  assert.deepEqual(
    read.map(({ document }) => document.byline),
    [["Desk"], ["Bo Lind"], ["Desk"]],
  );
  const at = read[2].document.text.indexOf("clerk");
  const place = read[2].offsets.toSource(at, at + 5)!;
  assert.equal(Buffer.from(atom).subarray(place.from, place.to).toString(), "clerk");

  const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>The Paper</title><items><rdf:Seq><rdf:li resource="1"/></rdf:Seq></items></channel>
<item rdf:about="1"><title>One</title><link>https://paper.example/1</link><dc:date>2024-04-26</dc:date><description>Text of one.</description></item></rdf:RDF>`;
  const [one] = (await readFileOf(rdf)).read;
  assert.deepEqual(
    [one.document.text, one.document.outlet, one.document.published?.value],
    ["One\n\nText of one.", "The Paper", "2024-04-26"],
  );
});

test("JSON Feed is read, on one line or several", async () => {
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title: "The Paper",
    items: [
      {
        id: "1",
        title: "One",
        url: "https://paper.example/1",
        content_text: "He said no.\n\nShe left.",
        date_published: "2024-04-26T10:00:00Z",
        authors: [{ name: "Ann Reed" }],
      },
      7,
      { id: "3", content_html: `<p>${REPORT}</p>` },
    ],
  };
  for (const json of [JSON.stringify(feed), JSON.stringify(feed, null, 1)]) {
    const { read, refused } = await readFileOf(json);
    assert.deepEqual(
      read.map(({ document }) => document.text),
      ["One\n\nHe said no.\n\nShe left.", REPORT],
    );
    assert.deepEqual(read[0].document.byline, ["Ann Reed"]);
    assert.deepEqual(
      refused.map(({ source, code }) => `${source} ${code}`),
      ["file#2 FEED_ITEM"],
    );
    const place = read[0].offsets.toSource(5, 7)!;
    assert.equal(Buffer.from(json).subarray(place.from, place.to).toString(), "He");
  }
});

test("a feed without items, other XML and an item without text are refused", async () => {
  assert.equal((await readFileOf(rss(""))).refused[0].code, "FEED_EMPTY");
  assert.equal((await readFileOf('<?xml version="1.0"?><opml><body/></opml>')).refused[0].code, "XML_UNKNOWN");
  assert.equal((await readFileOf(rss("<item><title>Only this</title></item>"))).refused[0].code, "EMPTY");
  assert.equal((await readFileOf("plain words", { format: "feed" })).refused[0].code, "NOT_A_FEED");
});

test("openers that are never closed cost linear time", async () => {
  const flood = rss(`<item><title>T</title><description>x</description></item>${"<!--<![CDATA[<".repeat(60_000)}`);
  const { read } = await readFileOf(flood);
  assert.equal(read.length, 1);
});
