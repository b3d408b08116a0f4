import { JSDOM } from "jsdom";
import type { Record } from "../../../src/record.ts";
import { reportView } from "../../../src/server/pages/report-page.ts";
import type { KeptRecord } from "../../../src/store/explained.ts";
import type { StoredReport } from "../../../src/store/store.ts";
import { fakeStore } from "../fake-store.ts";

/** The page of a record, as a browser without scripts reads it. */
export async function rendered(record: Record, changes: Partial<StoredReport> = {}): Promise<Document> {
  return renderedKept({ record, reasons: {} }, changes);
}

export async function renderedKept(kept: KeptRecord, changes: Partial<StoredReport> = {}): Promise<Document> {
  const stored = await fakeStore([kept]).report(kept.record.document.id, null);
  if (stored === null) throw new Error("the fake store has not kept the record");
  const html = String(await reportView({ ...stored, ...changes }));
  return new JSDOM(html).window.document;
}

/** The text of the report as it stands in the page. */
export function shownText(page: Document): string {
  return [...page.querySelectorAll("article .words")].map(({ textContent }) => textContent).join("");
}
