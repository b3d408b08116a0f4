import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { parse } from "csv-parse/sync";
import type { Browser, BrowserContext, Page } from "playwright-core";
import type { Store } from "../../src/store/store.ts";
import { sampleRecord } from "../cli/sample-record.ts";
import { addAll, everything } from "../store/with-store.ts";
import { launchChromium, withoutChromium } from "./chromium.ts";
import { fillHostileLibrary } from "./hostile-library.ts";
import { type ServedLibrary, serveLibrary } from "./served-library.ts";
import { withoutRenewal } from "./watched-page.ts";
import { PAYLOADS } from "./xss-payloads.ts";

/** Windows that go through the pages together. */
const WINDOWS = 3;

/** What pages are made of. Whatever else stands in one has come out of a report. */
const TAGS = new Set(
  (
    "html head meta title link script body a header nav ul ol li form label input button main h1 h2 h3 h4 p div section article aside " +
    "span b i em q code kbd pre time mark ins dl dt dd table thead tbody tfoot tr th td caption abbr details summary fieldset legend " +
    "select option datalist blockquote figure figcaption footer progress br small strong sup svg g path text tspan rect line circle"
  ).split(" "),
);

/** What a page has that none of ours would have, a line each. */
function strangeParts(page: Page): Promise<string[]> {
  return page.evaluate(
    (known) => {
      const strange: string[] = [];
      for (const element of document.querySelectorAll("*")) {
        const tell = (what: string) => strange.push(`${what}: ${element.outerHTML.slice(0, 160)}`);
        const isOfSvg = element.namespaceURI === "http://www.w3.org/2000/svg";
        if (!known.includes(element.localName) && !(isOfSvg && element.localName === "title")) tell("element");
        if (
          element.localName === "script" &&
          !/^\/web\/(?:readout|compare)\.js(?:\?v=[\w-]+)?$/.test(element.getAttribute("src") ?? "")
        )
          tell("script");
        if (element.localName === "meta" && element.hasAttribute("http-equiv")) tell("meta");
        for (const { name, value } of element.attributes) {
          if (/^on|^(?:style|srcdoc|formaction|background|ping)$/i.test(name)) tell(name);
          if (!/^(?:href|xlink:href|action|src|poster|data)$/i.test(name)) continue;
          const { protocol, origin } = new URL(value, location.href);
          const isOriginal = element.matches("a[rel~=external]") && /^https?:$/.test(protocol);
          if (origin !== location.origin && !isOriginal) tell(`${name} to ${protocol}`);
        }
      }
      return strange;
    },
    [...TAGS],
  );
}

interface Watch {
  readonly pages: readonly Page[];
  /** What ran, was asked for or opened that should not have been. */
  readonly happened: string[];
}

async function openWindows(browser: Browser, origin: string): Promise<Watch & { readonly context: BrowserContext }> {
  const context = await browser.newContext({ baseURL: origin });
  await withoutRenewal(context);
  const happened: string[] = [];
  await context.addInitScript(() => {
    Object.defineProperty(globalThis, "pwned", { set: () => console.error(`a payload ran in ${location.href}`) });
  });
  context.on("console", (message) => {
    if (/a payload ran/.test(message.text())) happened.push(message.text());
    else if (/violates|Refused to|Trusted/i.test(message.text())) happened.push(message.text());
  });
  context.on("dialog", (dialog) => {
    happened.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("request", (request) => {
    const { origin: to, pathname } = new URL(request.url());
    const isOurs = to === origin && (request.isNavigationRequest() || pathname.startsWith("/web/"));
    if (!isOurs) happened.push(`${request.frame().url()} asked for ${request.url()}`);
  });
  const pages = await Promise.all(Array.from({ length: WINDOWS }, () => context.newPage()));
  return { context, pages, happened };
}

/**
 * The pages that show something of a report, a run, a decision or an actor. Of actors one in `some`: their names and roles, all of
 * them, stand in lists, results and notes too.
 */
async function storedPages(store: Store, some: number): Promise<string[]> {
  const pages = ["/", "/adding", "/decisions", "/timeline", "/timeline?by=actor"];
  const reports = await everything((page) => store.reports({ ...page, by: "added" }));
  for (const { document } of reports) pages.push(`/reports/${encodeURIComponent(document)}`);
  const ids = reports.map(({ document }) => document);
  for (let k = 0; k + 4 <= ids.length; k += 4) {
    pages.push(`/compare?${new URLSearchParams(ids.slice(k, k + 4).map((id) => ["d", id]))}`);
  }
  for (const { id } of await everything((page) => store.stories(page))) pages.push(`/stories/${id}`);
  const actors = await everything((page) => store.actors({ ...page, name: null }));
  for (const [k, { id }] of actors.entries()) {
    if (k % some > 0) continue;
    pages.push(`/actors/${id}`);
    if (k % (4 * some) > 0) continue;
    pages.push(
      `/network/${id}`,
      ...["merge", "split", "reports", "items?part=speaker"].map((rest) => `/actors/${id}/${rest}`),
    );
    const [edge] = await store.neighbours(id);
    if (edge) pages.push(`/edges/${edge.from.id}/${edge.to.id}/${edge.kind}`);
  }
  return pages;
}

/** Lists that go on: visited to their ends. */
const LISTS = [
  "/search?q=kind%3Astatement",
  "/search?q=kind%3Aevent",
  "/search?q=kind%3Areport",
  "/reports",
  "/actors",
  "/look",
  "/look?tab=refusals",
  "/stories",
  "/corrections",
];

/** Every payload as a query, and one in three in another place of an address. */
function askedPages(): string[] {
  const places = [
    (q: string) => `/search?q=${q}`,
    (q: string) => `/search?q=speaker%3A%22${q}`,
    (q: string) => `/timeline?q=${q}&from=${q}&by=${q}`,
    (q: string) => `/actors?name=${q}`,
    (q: string) => `/reports/${q}`,
    (q: string) => `/${q}?${q}=${q}`,
    (q: string) => `/search?q=harbour&cursor=${q}&order=${q}`,
    (q: string) => `/look?tab=${q}&cursor=${q}`,
    (q: string) => `/reports/elvan-1?version=${q}`,
    (q: string) => `/edges/1/2/${q}`,
    (q: string) => `/compare?d=${q}&d=elvan-1`,
    (q: string) => `/stories/${q}?cursor=${q}`,
  ];
  return PAYLOADS.flatMap((payload, k) => {
    const q = encodeURIComponent(payload.toWellFormed().slice(0, 1500));
    const place = places[1 + ((k / 3) % (places.length - 1))];
    return k % 3 === 0 ? [places[0](q), place(q)] : [places[0](q)];
  });
}

for (const contentSecurityPolicy of [false, true]) {
  // The pages are the same with the policy as without it: not all of them are gone through twice.
  const some = contentSecurityPolicy ? 12 : 4;
  describe(`${PAYLOADS.length} payloads with the security policy ${contentSecurityPolicy ? "on" : "off"}`, {
    skip: withoutChromium,
  }, () => {
    let browser: Browser;
    let library: ServedLibrary;
    /** Of one harmless report: what an address brings is shown there as anywhere. */
    let harmless: ServedLibrary;

    before(async () => {
      browser = await launchChromium();
      library = await serveLibrary((store) => fillHostileLibrary(store, PAYLOADS), contentSecurityPolicy);
      harmless = await serveLibrary(
        (store) => addAll(store, [{ record: sampleRecord(), reasons: {} }]),
        contentSecurityPolicy,
      );
    });

    after(async () => {
      await browser?.close();
      await library?.close();
      await harmless?.close();
    });

    /** Visits pages and those that follow them by `rel=next`; tells how many, and fails on anything that a payload did. */
    async function visit({ origin, errors }: ServedLibrary, paths: readonly string[]): Promise<number> {
      const { context, pages, happened } = await openWindows(browser, origin);
      const left = [...paths];
      let visited = 0;
      const strange: string[] = [];
      await Promise.all(
        pages.map(async (page) => {
          for (let path = left.shift(); path !== undefined; path = left.shift()) {
            await page.goto(path, { waitUntil: "load" });
            visited++;
            strange.push(...(await strangeParts(page)).map((part) => `${path}: ${part}`));
            const next = await page.evaluate(() => document.querySelector(".pager [rel=next]")?.getAttribute("href"));
            if (next) left.push(next);
          }
        }),
      );
      // What is late, as an image that is not found, has its time.
      await Promise.all(pages.map((page) => page.goto("about:blank")));
      await context.close();
      assert.deepEqual(strange, []);
      assert.deepEqual(happened, []);
      assert.deepEqual(errors, []);
      return visited;
    }

    test("none of them runs or becomes a part of a page that shows what is kept", async () => {
      const pages = await storedPages(library.store, some);
      const visited = await visit(library, [...pages, ...LISTS]);
      assert.ok(visited > pages.length + 3 * LISTS.length, "the lists were not gone through");
    });

    test("none of them runs where it is a part of the address", async () => {
      const pages = askedPages();
      await visit(harmless, contentSecurityPolicy ? pages.filter((_, k) => k % 2 === 0) : pages);
    });

    test("each is shown as it is written, in the text of its report", async () => {
      const { context, pages } = await openWindows(browser, library.origin);
      for (const { document } of await everything((page) => library.store.reports({ ...page, by: "added" }))) {
        await pages[0].goto(`/reports/${encodeURIComponent(document)}`);
        const shown = await pages[0].evaluate(() =>
          [...globalThis.document.querySelectorAll("article .words")].map((each) => each.textContent).join(""),
        );
        const { text } = (await library.store.report(document, null))!.kept.record.document;
        assert.equal(shown, text.replaceAll("\0", "\ufffd").toWellFormed(), document);
      }
      await context.close();
    });

    test("answers for programs are no pages, whatever is in them", async () => {
      const {
        context,
        pages: [window],
        happened,
      } = await openWindows(browser, library.origin);
      const reports = await everything((page) => library.store.reports({ ...page, by: "added" }));
      const records = reports
        .filter((_, k) => k % 6 === 0)
        .map(({ document }) => `/api/v1/reports/${encodeURIComponent(document)}`);
      const paths = [
        ...records.flatMap((path) =>
          ["", "/record", "/text", "/source", "/source?format=json"].map((rest) => path + rest),
        ),
        ...["search", "reports", "actors", "corrections", "refusals", "runs", "decisions", "doubtful"].map(
          (name) => `/api/v1/${name}`,
        ),
        `/api/v1/${encodeURIComponent(PAYLOADS[0])}`,
        `/api/v1/search?q=speaker:${encodeURIComponent(PAYLOADS[0])}`,
        "/metrics",
        "/health",
      ];
      for (const path of paths) {
        const answer = await context.request.get(path);
        const headers = answer.headers();
        assert.match(headers["content-type"], /^(?:application\/(?:problem\+)?json|text\/plain)/, path);
        assert.equal(headers["x-content-type-options"], "nosniff", path);
        await window.goto(path);
        assert.deepEqual(
          await window.evaluate(() => document.querySelectorAll("script, img, svg, iframe, [onerror]").length),
          0,
          path,
        );
      }
      for (const name of ["search", "reports", "actors", "corrections", "refusals"]) {
        const answer = await context.request.get(`/api/v1/${name}?format=csv`);
        assert.match(answer.headers()["content-type"], /^text\/csv/);
        assert.equal(answer.headers()["x-content-type-options"], "nosniff");
        const cells = parse(await answer.text()).flat();
        assert.ok(
          cells.some((cell) => cell.includes("<script")),
          name,
        );
        assert.deepEqual(
          cells.filter((cell) => /^[=+@\t\r]|^-[^\d]/.test(cell)),
          [],
          name,
        );
      }
      await context.close();
      assert.deepEqual(
        happened.filter((line) => !/favicon/.test(line)),
        [],
      );
    });
  });
}
