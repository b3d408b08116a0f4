import type { Context } from "hono";
import { html } from "hono/html";
import type { Run } from "../../store/store.ts";
import type { AppEnv } from "../app-env.ts";
import { addressOf } from "./addresses.ts";
import { counted, numberWords } from "./count-words.ts";
import { dataAddresses, dataLinks } from "./data-links.ts";
import { moment } from "./day-words.ts";
import { page } from "./layout.ts";
import { pager } from "./pager.ts";
import { type RunState, runState } from "./run-state.ts";

const LIMIT = 25;
/** Seconds after which a page with a run that is going on is asked for again. */
const AGAIN = 4;

/** `?cursor=`: the runs of adding, the newest first; asks for itself again while one is going on. */
export async function addingPage(context: Context<AppEnv>) {
  const cursor = context.req.query("cursor") ?? null;
  const { items, next } = await context.get("store").runs({ limit: LIMIT, cursor });
  const now = new Date();
  const runs = items.map((run) => ({ run, state: runState(run, now) }));
  const address = (cursor: string | null) => addressOf("/adding", { cursor });
  const isGoing = runs.some(({ state }) => state === "going on");
  if (isGoing) context.header("Refresh", String(AGAIN));
  const body = html`<div class="page-intro">
      <h1>Adding</h1>
      <p class="lead">Reports are added from the terminal: <code>readout add article.html feed.xml dump.jsonl</code></p>
      ${isGoing ? html`<p class="meta" role="status">This page renews itself while reports are being added.</p>` : ""}
    </div>
    ${
      runs.length === 0
        ? html`<p class="empty">Nothing has been added to this library yet.</p>`
        : html`<div class="view-bar"><h2 class="view-count">Runs</h2><span class="view-links"><a href="/reports?by=added">Reports as they were added</a> ${dataLinks("/runs")}</span></div>
          <ol class="run-list">${runs.map(({ run, state }) => runView(run, state))}</ol>`
    }
    ${pager(address, cursor, next)}`;
  return context.html(
    page({
      title: isGoing ? "Adding: going on" : "Adding",
      path: address(cursor),
      body,
      styles: ["views"],
      alternates: dataAddresses("/runs"),
    }),
  );
}

const CHIPS = { "going on": "is-on", "broken off": "is-warn", finished: "" } as const;

function runView(run: Run, state: RunState) {
  const { id, startedAt, endedAt, seenAt, inputs, source, arrived, stored, duplicate, refused } = run;
  const done = stored + duplicate + refused;
  return html`<li class="run" id="run-${String(id)}">
    <h3>${moment(startedAt)} <span class="chip ${CHIPS[state]}">${state}</span></h3>
    <p class="run-inputs">${inputs.map((input) => html`<code>${input}</code> `)}</p>
    ${
      state === "going on"
        ? html`<p class="run-progress"><progress aria-label="Read of what has arrived" max="${String(Math.max(arrived, 1))}" value="${String(done)}"></progress> <span>${numberWords(done)} of ${numberWords(arrived)} that have arrived so far</span></p>`
        : ""
    }
    <p class="meta">${counted(arrived, "report")} arrived: <a href="/reports?by=added">${numberWords(stored)} stored</a>, ${numberWords(duplicate)} there already,
      ${refused === 0 ? "none refused" : html`<a href="/look?tab=refusals">${numberWords(refused)} refused</a>`}${endedAt === null ? "" : html` · ended ${moment(endedAt)}`}</p>
    ${state === "finished" || source === null ? "" : html`<p class="meta">Last read: <code>${source}</code></p>`}
    ${
      state === "broken off"
        ? html`<div class="notice is-warn"><p>It has not been heard of since ${moment(seenAt)}. All that is counted as stored is there. To go on, give it the same inputs again; what is there already is passed over:</p>
            <pre><code>readout add ${inputs.join(" ")}</code></pre></div>`
        : ""
    }
  </li>`;
}
