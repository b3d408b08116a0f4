import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readHtml } from "../../../src/source/html/read-html.ts";

interface Piece {
  readonly html: string;
  /** The quotations of the piece, in order, as the text must have them. */
  readonly quotations: readonly string[];
}

const WORDS = "the board river wall spring nobody answer letters water again stone harbour night signed grain".split(
  " ",
);
const words = (min: number, max: number) => fc.array(fc.constantFrom(...WORDS), { minLength: min, maxLength: max });

/** Words of a quotation, and how its markup cuts them up. */
const quotation = fc
  .record({
    words: words(3, 14),
    marks: fc.constantFrom("“”", "&ldquo;&rdquo;", "&#8220;&#8221;", '""', "<q>"),
    inner: fc.constantFrom("plain", "bold", "cut", "link", "span", "comment", "nbsp", "newline"),
  })
  .map(({ words: list, marks, inner }): Quotation => ({ list, marks, inner }));

interface Quotation {
  readonly list: readonly string[];
  readonly marks: string;
  readonly inner: string;
}

/** The quotation's number is its first word: no two are alike. */
function write({ list, marks, inner }: Quotation, number: number): { html: string; text: string } {
  const all = [`Quote${number}`, ...list];
  const middle = Math.floor(all.length / 2);
  const [before, after] = [all.slice(0, middle).join(" "), all.slice(middle).join(" ")];
  const bodies: { [kind: string]: string } = {
    plain: `${before} ${after}`,
    bold: `${before} <b>${after}</b>`,
    cut: `${before} ${after.slice(0, 2)}<em>${after.slice(2)}</em>`,
    link: `${before} <a href="/x">${after}</a>`,
    span: `<span class="s1">${before}</span> ${after}`,
    comment: `${before}<!-- note --> ${after}`,
    nbsp: `${before}&nbsp;${after}`,
    newline: `${before}\n      ${after}`,
  };
  const text = `${before} ${after}`;
  if (marks === "<q>") return { html: `<q>${bodies[inner]}</q>`, text: `“${text}”` };
  const [open, close] = marks.startsWith("&")
    ? [marks.slice(0, marks.length / 2), marks.slice(marks.length / 2)]
    : marks;
  const shown = marks === '""' ? `"${text}"` : `“${text}”`;
  return { html: `${open}${bodies[inner]}${close}`, text: shown };
}

const prose = words(8, 30).map((list) => `The minister told ${list.join(" ")}.`);

type Block = { readonly kind: string; readonly quotations: readonly Quotation[]; readonly prose: string };

const block: fc.Arbitrary<Block> = fc.record({
  kind: fc.constantFrom(
    "p",
    "div",
    "quote",
    "quotes",
    "list",
    "table",
    "cell",
    "linked",
    "brs",
    "figure",
    "section",
    "pulled",
  ),
  quotations: fc.array(quotation, { minLength: 1, maxLength: 3 }),
  prose,
});

const noise = fc.constantFrom(
  "",
  '<aside class="newsletter"><p>Sign up for our newsletter and have it with your coffee, every morning of the week.</p></aside>',
  '<figure><img src="a.jpg"><figcaption>“Caption words that nobody said” beside the river wall at Orrin.</figcaption></figure>',
  '<div class="related"><h3>Related</h3><ul><li><a href="/1">“We lost it”: a headline</a></li><li><a href="/2">Another</a></li></ul></div>',
  '<div class="share-bar"><a href="#">Share</a> <a href="#">Tweet</a></div>',
  "<script>var a = '“not text”';</script><style>p{}</style>",
  '<div class="ad-slot"><span>Advertisement</span></div>',
);

function blockHtml({ kind, quotations, prose: sentence }: Block, next: () => number): Piece {
  // A link cannot stand in a link.
  const written = quotations.map((each) => {
    const isNested = kind === "linked" && each.inner === "link";
    return write(isNested ? { ...each, inner: "plain" } : each, next());
  });
  const html = written.map((each) => each.html);
  const said = html.map((each) => `${each}, said the engineer`).join(". ");
  const forms: { [kind: string]: string } = {
    p: `<p>${sentence} ${said}.</p>`,
    div: `<div>${said}. ${sentence}</div>`,
    quote: `<blockquote>${html.join("<br><br>")}</blockquote>`,
    quotes: `<blockquote>${html.map((each) => `<p>${each}</p>`).join("")}<footer>Tomas Reth, engineer</footer></blockquote>`,
    list: `<ul>${html.map((each) => `<li>${each}</li>`).join("")}</ul>`,
    table: `<table><tr><td>Q.</td><td>${sentence}</td></tr><tr><td>A.</td><td>${said}</td></tr></table>`,
    cell: `<table><tbody>${html.map((each) => `<tr><td>${sentence} ${each}</td></tr>`).join("")}</tbody></table>`,
    linked: `<p><a href="/whole">${said}.</a></p>`,
    brs: `${sentence}<br><br>${html.join("<br>\n<br>")}<br>${sentence}`,
    figure: `<figure class="quote"><blockquote>${html.join(" ")}</blockquote><figcaption>Tomas Reth</figcaption></figure>`,
    section: `<section><h2>What was said</h2><p>${said}.</section>`,
    pulled: `<aside class="pullquote"><p>${html.join(" ")}</p></aside>`,
  };
  return { html: forms[kind], quotations: written.map((each) => each.text) };
}

const SHELLS: { readonly [name: string]: (body: string) => string } = {
  article: (body) => `<body><nav><a href=/>Home</a></nav><article><h1>Dam inquiry opens</h1>${body}</article></body>`,
  main: (body) =>
    `<body class="has-comments"><main><h1>Dam inquiry opens</h1><div class="text">${body}</div></main></body>`,
  cms: (body) =>
    `<body><div id=page><article class="post comments-open"><header><h1>Dam inquiry opens</h1></header><div class="entry-content">${body}</div></article></div></body>`,
  soup: (body) =>
    `<div><div><font>Dam inquiry opens</font></div><div>${body}</div></div><div><a href=/a>About</a></div>`,
  table: (body) => `<table><tr><td><a href=1>News</a></td><td><h1>Dam inquiry opens</h1>${body}</td></tr></table>`,
  bare: (body) => body,
};

test("no quotation in the body of an article is lost, doubled or moved, whatever the page is built of", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(block, noise), { minLength: 2, maxLength: 8 }),
      fc.constantFrom(...Object.keys(SHELLS)),
      prose,
      (blocks, shell, lede) => {
        let number = 0;
        const pieces = blocks.map(([each, after]) => {
          const piece = blockHtml(each, () => ++number);
          return { ...piece, html: piece.html + after };
        });
        const body = `<p>${lede} ${lede}</p>${pieces.map(({ html }) => html).join("\n")}`;
        const read = readHtml(`<html><head><title>Dam inquiry opens</title></head>${SHELLS[shell](body)}</html>`, {
          url: null,
        });
        assert.ok("text" in read, "the page was refused");
        let at = 0;
        for (const quotation of pieces.flatMap(({ quotations }) => quotations)) {
          const found = read.text.indexOf(quotation, at);
          assert.ok(found >= 0, `lost or moved: ${quotation}\nin ${read.text}`);
          assert.equal(read.text.indexOf(quotation, found + 1), -1, `twice: ${quotation}`);
          at = found + quotation.length;
        }
      },
    ),
    { numRuns: 150 },
  );
});
