import type { Context } from "hono";
import { html } from "hono/html";
import type { StoredReport, StoryRow } from "../../store/store.ts";
import type { AppEnv } from "../app-env.ts";
import { reportAddress } from "./addresses.ts";
import { type Html, page } from "./layout.ts";
import { source } from "./report-citation.ts";
import { correctionList, fixSuggestions } from "./report-fix.ts";
import { reportHead, reportTitle } from "./report-head.ts";
import { keyHelp, layerSwitches } from "./report-layers.ts";
import { reportLists } from "./report-lists.ts";
import { findMarks, type Mark } from "./report-marks.ts";
import { type Note, reportNotes } from "./report-notes.ts";
import { type Block, cutBlocks, findBlocks, type Segment } from "./report-segments.ts";
import { sameStory } from "./report-story.ts";
import { blockText } from "./report-text.ts";
import { readVersion } from "./report-version.ts";
import { openReportView, partAddress, type ReportView } from "./report-view.ts";

/** GET /reports/:document, of `?version=N` or the latest. */
export async function reportPage(context: Context<AppEnv, "/reports/:document">): Promise<Response> {
  const document = context.req.param("document");
  const asked = context.req.query("version");
  const version = readVersion(asked);
  const stored = version === "none" ? null : await context.get("store").report(document, version);
  if (stored === null) return context.html(await missingPage(document, asked), 404);
  const story = stored.row.isLatest ? await context.get("store").storyOf(document) : null;
  return context.html(await reportView(stored, story));
}

/** The page of a report, with the way to the others of its story. */
export function reportView(stored: StoredReport, story: StoryRow | null = null): Html {
  const view = openReportView(stored);
  const { document, version, isLatest } = stored.row;
  return page({
    title: reportTitle(view),
    path: view.address,
    description: `${source(view.record).slice(0, 3).join(", ")}: ${stored.row.statements} statements, ${stored.row.events} events`,
    wide: true,
    styles: ["report"],
    alternates: { json: partAddress(view, "record", "/api/v1"), csv: partAddress(view, "events.csv") },
    body: html`<div class="report" data-document="${document}" data-version="${version}" data-source="${source(view.record).join(", ")}">
${isLatest ? "" : html`<p class="notice is-warn">This is an earlier version. <a href="${reportAddress(document)}">Read the latest.</a></p>`}
${reportHead(view)}
${story === null ? "" : sameStory(document, story)}
${layerSwitches(view)}
<article class="report-text" aria-label="The report">${reportBlocks(view)}</article>
${reportLists(view)}
${orphans(view)}
${keyHelp()}${fixSuggestions(view)}
</div>`,
  });
}

/** Paragraph by paragraph the text with its marks, and the notes that belong to it. */
function reportBlocks(view: ReportView): Html[] {
  const { text, removed, title } = view.record.document;
  const blocks = findBlocks(text);
  const cut = cutBlocks(text, blocks, findMarks(view.record, view.voices));
  const notes = reportNotes(view);
  let next = 0;
  return blocks.map((block, k) => {
    const from = next;
    while (next < notes.length && (notes[next].at < block.to || k === blocks.length - 1)) next++;
    const here = notes.slice(from, next);
    const { words } = block;
    const isTitle = k === 0 && sameWords(text.slice(words.from, words.to), title);
    const titleLook = here.length === 0 ? " is-title" : " is-headline";
    const isRemoved = removed.some((stretch) => stretch.from <= words.from && words.to <= stretch.to);
    return blockView(text, block, cut[k], here, (isTitle ? titleLook : "") + (isRemoved ? " is-removed" : ""));
  });
}

function blockView(
  text: string,
  block: Block,
  segments: readonly Segment<Mark>[],
  notes: readonly Note[],
  look: string,
): Html {
  const words = blockText(text, block, segments, look);
  if (notes.length === 0) return words;
  return html`${words}<div class="notes">${notes.map((note) => note.html)}</div>`;
}

/** The headline stands above; where the text begins with it, it is not shown twice. */
function sameWords(words: string, title: string | null): boolean {
  return title !== null && words.replace(/\s+/g, " ") === title.replace(/\s+/g, " ").trim();
}

function orphans({ orphans }: ReportView): Html {
  if (orphans.length === 0) return html``;
  return html`<section class="report-list" aria-labelledby="orphans"><h2 id="orphans">Corrections that no longer fit (${orphans.length})</h2>
<p class="muted">What they were about is not in the text as it stands now. They are kept, and moved nowhere by guess.</p>
${correctionList(orphans)}</section>`;
}

function missingPage(document: string, version: string | undefined): Html {
  const address = reportAddress(document);
  return page({
    title: "No such report",
    path: address,
    body: html`<div class="page-intro"><h1>No such report</h1>
<p class="lead">${version === undefined ? html`There is no report <code>${document}</code> in this library.` : html`There is no version ${version} of the report <code>${document}</code>.`}</p>
<p>${version === undefined ? html`It may have been removed. <a href="/search">Search the library.</a>` : html`<a href="${address}">See whether there is another version.</a>`}</p></div>`,
  });
}
