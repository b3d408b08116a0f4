import type { Context } from "hono";
import { html } from "hono/html";
import type { PlacedCorrection } from "../../store/store.ts";
import type { AppEnv } from "../app-env.ts";
import { addressOf, reportAddress, resultAddress } from "./addresses.ts";
import { counted } from "./count-words.ts";
import { dataAddresses, dataLinks } from "./data-links.ts";
import { moment } from "./day-words.ts";
import { page } from "./layout.ts";
import { pager } from "./pager.ts";
import { fieldWords } from "./report-fix.ts";

const LIMIT = 50;

const STATES: { readonly [state in PlacedCorrection["state"]]: { readonly name: string; readonly chip: string } } = {
  exact: { name: "exact", chip: "" },
  moved: { name: "moved: found again by its words", chip: "is-warn" },
  orphan: { name: "orphan: its place is lost", chip: "is-warn" },
};

/** `?cursor=`: what readers said of statements and events, and whether it still has its place. */
export async function correctionsPage(context: Context<AppEnv>) {
  const store = context.get("store");
  const cursor = context.req.query("cursor") ?? null;
  const [{ items, next }, counts] = await Promise.all([store.corrections({ limit: LIMIT, cursor }), store.counts()]);
  const address = (cursor: string | null) => addressOf("/corrections", { cursor });
  const body = html`<div class="page-intro">
      <h1>Corrections</h1>
      <p class="lead">What readers found right, wrong or different. They stand beside the record and never change it; when a report is read again each is found by its exact words, and never moved by guess.</p>
    </div>
    ${
      items.length === 0
        ? html`<div class="empty"><p>Nobody has corrected anything yet.</p><p>Begin with what <a href="/look">needs a look</a>.</p></div>`
        : html`<div class="view-bar"><p class="view-count">${counted(counts.corrections, "correction")}</p><span class="view-links">${dataLinks("/corrections")}</span></div>
          <ul class="results">${items.map((placed) => correctionView(placed, address(cursor)))}</ul>`
    }
    ${pager(address, cursor, next)}`;
  return context.html(
    page({
      title: "Corrections",
      path: address(cursor),
      body,
      styles: ["views"],
      alternates: dataAddresses("/corrections"),
    }),
  );
}

function correctionView({ correction, item, state, why }: PlacedCorrection, here: string) {
  const { id, document, verdict, field, value, note, by, at, anchor, withdrawnAt } = correction;
  const place = item === null ? reportAddress(document) : resultAddress({ document, item });
  return html`<li class="result correction">
    <p class="correction-what">${verdict === "mend" ? html`<b>${fieldWords(field ?? "")}</b>: should be <b>${value}</b>` : html`<b>Read ${verdict}</b>`}
      <span class="chip ${STATES[state].chip}">${STATES[state].name}</span></p>
    <blockquote class="result-text"><p><a href="${place}"><span class="muted">…${anchor.before}</span>${anchor.exact}<span class="muted">${anchor.after}…</span></a></p></blockquote>
    ${note === null ? "" : html`<p class="correction-note"><i>${note}</i></p>`}
    ${state === "orphan" ? html`<p class="notice is-warn">${why ?? "Its words are no longer in the report."}</p>` : ""}
    <p class="meta">${moment(at)}${by === null ? "" : ` by ${by}`} · <a href="${reportAddress(document)}">the report</a></p>
    ${
      withdrawnAt === null
        ? html`<form class="verdict" method="post" action="/corrections/${String(id)}/withdraw"><input type="hidden" name="back" value="${here}"><button aria-label="Withdraw correction ${String(id)}">Withdraw</button></form>`
        : html`<p class="meta"><b>withdrawn</b> ${moment(withdrawnAt)}</p>`
    }
  </li>`;
}
