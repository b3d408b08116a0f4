import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { JSDOM } from "jsdom";
import { createApp } from "../../../src/server/app.ts";
import { openStore } from "../../../src/store/open-store.ts";
import type { Store } from "../../../src/store/store.ts";
import { sampleRecord } from "../../cli/sample-record.ts";

/** A report of the library for tests: the sample record, told by another outlet on another day. */
export interface Told {
  readonly id: string;
  readonly outlet?: string | null;
  readonly title?: string | null;
  readonly published?: string | null;
}

export const TOLD: readonly Told[] = [
  { id: "elvan-1", outlet: "Elvan Courier", title: "Harbour talks end without a deal", published: "2031-03-03" },
  { id: "elvan-2", outlet: "Northern Post", title: "No deal at the docks", published: "2031-05-20" },
  { id: "elvan-3", outlet: null, title: null, published: null },
];

/** What a page shows, read as a browser without scripts would. */
export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  readonly document: Document;
  /** The words of the first element that `selector` finds, white space made single. */
  words(selector: string): string;
  all(selector: string): string[];
  /** Where the first link of these words leads. */
  link(words: string, within?: string): string;
}

export interface PageLibrary extends AsyncDisposable {
  readonly store: Store;
  see(path: string): Promise<Seen>;
  /** Sends a form as a browser does, without following where it leads. */
  send(path: string, fields: readonly (readonly [string, string])[]): Promise<Response>;
}

/** The whole server over a library of its own on disk. `wrap` changes the store that it sees. */
export async function openPageLibrary(
  told: readonly Told[] = TOLD,
  wrap = (store: Store) => store,
): Promise<PageLibrary> {
  const folder = await mkdtemp(join(tmpdir(), "readout-pages-"));
  const store = await openStore({ folder });
  for (const each of told) await addTold(store, each);
  const app = createApp({ store: wrap(store), version: "0", hosts: null });
  return {
    store,
    see: async (path) => read(await app.request(path)),
    send: async (path, fields) =>
      await app.request(path, {
        method: "POST",
        body: new URLSearchParams(fields.map(([name, value]) => [name, value])),
      }),
    [Symbol.asyncDispose]: async () => {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function addTold(store: Store, { id, outlet = null, title = null, published = null }: Told): Promise<void> {
  const sample = sampleRecord();
  const day = published === null ? null : { value: published, precision: "day" as const, basis: "given" };
  const document = {
    ...sample.document,
    id,
    outlet,
    title,
    published: day,
    url: `https://example.org/${encodeURIComponent(id)}`,
  };
  const added = await store.add({ record: { ...sample, document }, reasons: {} }, null);
  if (added.outcome !== "stored") throw new Error(`${id}: ${added.outcome}`);
}

async function read(response: Response): Promise<Seen> {
  const html = await response.text();
  const { document } = new JSDOM(html).window;
  const wordsOf = (element: Element | null) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();
  const links = (within: string) => [...document.querySelectorAll(`${within} a`)];
  return {
    status: response.status,
    headers: response.headers,
    html,
    document,
    words: (selector) => wordsOf(document.querySelector(selector)),
    all: (selector) => [...document.querySelectorAll(selector)].map(wordsOf),
    link(words, within = "main") {
      const found = links(within).find((link) => wordsOf(link) === words);
      if (!found) throw new Error(`no link “${words}” among ${links(within).map(wordsOf).join(" | ")}`);
      return found.getAttribute("href") ?? "";
    },
  };
}
