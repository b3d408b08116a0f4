import type { Context } from "hono";
import { html } from "hono/html";
import type { LibraryCounts, ReportRow, Run } from "../../store/store.ts";
import type { AppEnv } from "../app-env.ts";
import { addressOf, reportAddress, searchAddress } from "./addresses.ts";
import { counted, countWords, numberWords } from "./count-words.ts";
import { dataAddresses } from "./data-links.ts";
import { moment, publishedDay } from "./day-words.ts";
import { type Example, findExamples } from "./home-examples.ts";
import { page } from "./layout.ts";
import { runState } from "./run-state.ts";
import { searchBox } from "./search-box.ts";
import { withTitles } from "./untitled.ts";

const NEWEST = 8;
const RUNS = 3;

/** What is in the library, where to begin, what needs a look. */
export async function homePage(context: Context<AppEnv>) {
  const store = context.get("store");
  const [counts, runs] = await Promise.all([store.counts(), store.runs({ limit: RUNS, cursor: null })]);
  const body =
    counts.reports === 0
      ? emptyLibrary(store.location, runs.items)
      : home({
          counts,
          runs: runs.items,
          reports: await withTitles(
            store,
            (await store.reports({ by: "published", limit: NEWEST, cursor: null })).items,
          ),
          examples: await findExamples(store),
        });
  return context.html(
    page({ title: "Readout", path: "/", body, wide: true, styles: ["views"], alternates: dataAddresses("/reports") }),
  );
}

interface Home {
  readonly counts: LibraryCounts;
  readonly runs: readonly Run[];
  readonly reports: readonly ReportRow[];
  readonly examples: readonly Example[];
}

function home({ counts, runs, reports, examples }: Home) {
  return html`<div class="home">
    <div class="two-col home-top">
    <section class="home-search" aria-labelledby="home-heading">
      <h1 id="home-heading">Who said what, who did what</h1>
      <p class="lead">Every statement and act in this library, each one step from the sentence it was read from.</p>
      ${searchBox({ q: "", large: true })}
      ${
        examples.length === 0
          ? ""
          : html`<div class="examples"><h2>Try</h2><ul>${examples.map(
              ({ query, means }) =>
                html`<li><a href="${searchAddress(query)}"><code>${query}</code></a> <span class="muted">${means}</span></li>`,
            )}</ul></div>`
      }
    </section>
    <section class="home-counts" aria-labelledby="counts-heading">
      <h2 id="counts-heading" class="visually-hidden">In this library</h2>
      <dl class="tally home-tally">
        ${figure("Reports", counts.reports, "/reports")}
        ${figure("Statements", counts.statements, searchAddress("kind:statement"))}
        ${figure("Events", counts.events, searchAddress("kind:event"))}
        ${figure("Actors", counts.actors, "/actors")}
      </dl>
    </section>
    </div>
    <div class="two-col">
      <section aria-labelledby="newest-heading">
        <h2 id="newest-heading">Newest reports</h2>
        <ol class="report-list">${reports.map(reportLine)}</ol>
        <p class="more"><a href="${"/reports"}">All ${counted(counts.reports, "report")}</a></p>
      </section>
      <div class="stack">
        ${needsALook(counts)}
        <section aria-labelledby="runs-heading">
          <h2 id="runs-heading">Added lately</h2>
          ${runs.length === 0 ? html`<p class="muted">No run of adding is on record.</p>` : html`<ul class="run-lines">${runs.map(runLine)}</ul>`}
          <p class="more"><a href="/adding">All runs of adding</a></p>
        </section>
      </div>
    </div>
  </div>`;
}

function figure(name: string, value: number, address: string) {
  return html`<div><dt>${name}</dt><dd><a href="${address}">${numberWords(value)}</a></dd></div>`;
}

function reportLine({ document, title, outlet, published, statements, events }: ReportRow) {
  const address = reportAddress(document);
  return html`<li>
    <a class="report-line-title" href="${address}">${title ?? "Report without a title"}</a>
    <span class="report-line-facts">${outlet ?? "outlet unknown"} · ${publishedDay(published?.value ?? null)} ·
      <a href="${address}#statements">${counted(statements, "statement")}</a> ·
      <a href="${address}#events">${counted(events, "event")}</a></span>
  </li>`;
}

function needsALook({ toLookAt, refusals }: LibraryCounts) {
  const none = toLookAt.value === 0 && refusals === 0;
  return html`<section class="card" aria-labelledby="look-heading">
    <h2 id="look-heading">Needs a look</h2>
    ${
      none
        ? html`<p class="muted">Nothing: no doubtful reading and no refusal is left.</p>`
        : html`<ul class="plain">
            ${toLookAt.value === 0 ? "" : html`<li><a href="/look"><b>${countWords(toLookAt)}</b> doubtful readings</a> <span class="muted">low confidence, or the speaker unknown</span></li>`}
            ${refusals === 0 ? "" : html`<li><a href="${addressOf("/look", { tab: "refusals" })}"><b>${numberWords(refusals)}</b> ${refusals === 1 ? "refusal" : "refusals"}</a> <span class="muted">sources that could not be read</span></li>`}
          </ul>`
    }
  </section>`;
}

function runLine(run: Run) {
  const state = runState(run, new Date());
  const { stored, duplicate, refused } = run;
  const parts = [
    `${numberWords(stored)} stored`,
    duplicate > 0 && `${numberWords(duplicate)} there already`,
    refused > 0 && `${numberWords(refused)} refused`,
  ];
  return html`<li><a href="/adding#run-${run.id}">${moment(run.startedAt)}</a>
    <span class="muted">${parts.filter(Boolean).join(", ")}${state === "finished" ? "" : html` · <b>${state}</b>`}</span></li>`;
}

function emptyLibrary(location: string, runs: readonly Run[]) {
  const going = runs.some((run) => runState(run, new Date()) === "going on");
  return html`<div class="home home-empty">
    <h1>This library is empty</h1>
    ${
      going
        ? html`<p class="lead">Reports are being added right now: <a href="/adding">see how far it is</a>.</p>`
        : html`<p class="lead">Give it some news reports, and it will tell who said what and who did what to whom, each with its sentence.</p>`
    }
    <h2>Add reports from the terminal</h2>
    <dl class="how-to">
      <div><dt>Pages or texts</dt><dd><code>readout add article.html notes.txt</code></dd></div>
      <div><dt>A feed, a table, a dump</dt><dd><code>readout add feed.xml table.csv dump.jsonl</code></dd></div>
      <div><dt>A folder with all that is in it</dt><dd><code>readout add reports/</code></dd></div>
    </dl>
    <p>They are kept in <code>${location}</code>. Nothing leaves this computer. A run that was broken off goes on where it was when it is given again.</p>
  </div>`;
}
