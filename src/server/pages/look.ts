import type { Context } from "hono";
import { html } from "hono/html";
import type { Doubt, KeptRefusal, LibraryCounts, Result } from "../../store/store.ts";
import type { AppEnv } from "../app-env.ts";
import { addressOf, reportAddress, resultAddress } from "./addresses.ts";
import { countWords, numberWords } from "./count-words.ts";
import { dataAddresses, dataLinks } from "./data-links.ts";
import { moment } from "./day-words.ts";
import { page } from "./layout.ts";
import { pager } from "./pager.ts";
import { resultList } from "./result-view.ts";
import { withTitles } from "./untitled.ts";

const LIMIT = 25;

interface Tab {
  readonly tab: string | null;
  readonly name: string;
  /** What stands here, and why a look helps. */
  readonly about: string;
  readonly none: string;
  /** `undefined`: refusals. */
  readonly doubt: Doubt | null | undefined;
}

const TABS: readonly Tab[] = [
  {
    tab: null,
    name: "All doubtful",
    about:
      "Readings that Readout is least sure of. What you say of one is kept beside the record and never changes it.",
    none: "No doubtful reading is left that nobody has looked at.",
    doubt: null,
  },
  {
    tab: "unknown",
    name: "Speaker unknown",
    about: "Somebody is quoted, and the report does not tell plainly enough who. Readout does not guess.",
    none: "Every quotation has its speaker, or somebody has looked at it.",
    doubt: "unknown speaker",
  },
  {
    tab: "low",
    name: "Low confidence",
    about: "Readings that are more often wrong than others: the model was not sure of the words or of who is meant.",
    none: "No reading of low confidence is left that nobody has looked at.",
    doubt: "low confidence",
  },
  {
    tab: "refusals",
    name: "Refusals",
    about:
      "Sources that were given and could not be read, with what helps. Dismissing one only takes it off this list.",
    none: "No source was refused, or all refusals are dismissed.",
    doubt: undefined,
  },
];

/** `?tab=&cursor=`: what somebody should look at. */
export async function lookPage(context: Context<AppEnv>) {
  const store = context.get("store");
  const asked = context.req.query("tab") ?? null;
  const tab = TABS.find(({ tab }) => tab === asked) ?? TABS[0];
  const cursor = context.req.query("cursor") ?? null;
  const address = (cursor: string | null) => addressOf("/look", { tab: tab.tab, cursor });
  const counts = await store.counts();
  const { doubt } = tab;
  const [list, next] =
    doubt === undefined
      ? await store
          .refusals({ limit: LIMIT, cursor })
          .then(({ items, next }) => [refusals(items, address(cursor)), next] as const)
      : await store.doubtful({ doubt, limit: LIMIT, cursor }).then(async ({ items, next }) => {
          const results = await withTitles(
            store,
            items.map(({ result }) => result),
          );
          return [doubtful(results, address(cursor)), next] as const;
        });
  const [path, parameters] = doubt === undefined ? ["/refusals", {}] : ["/doubtful", { doubt }];
  const body = html`<div class="page-intro"><h1>Needs a look</h1></div>
    <nav class="tabs" aria-label="What needs a look">${TABS.map((other) => tabLink(other, other === tab, counts))}</nav>
    <div class="view-bar"><p class="muted tab-about">${tab.about}</p><span class="view-links">${dataLinks(path, parameters)}</span></div>
    ${list === "" ? html`<p class="empty">${tab.none}</p>` : list}
    ${pager(address, cursor, next)}`;
  return context.html(
    page({
      title: `Needs a look: ${tab.name.toLowerCase()}`,
      path: address(cursor),
      body,
      styles: ["views"],
      alternates: dataAddresses(path, parameters),
    }),
  );
}

function tabLink({ tab, name }: Tab, current: boolean, { toLookAt, refusals }: LibraryCounts) {
  const count = tab === null ? countWords(toLookAt) : tab === "refusals" ? numberWords(refusals) : null;
  return html`<a href="${addressOf("/look", { tab })}"${current ? html` aria-current="page"` : ""}>${name}${count === null ? "" : html` <span class="count">${count}</span>`}</a>`;
}

function doubtful(results: readonly Result[], here: string) {
  if (results.length === 0) return "";
  return resultList(results, { confidence: true, below: (result) => verdictForm(result, here) });
}

/** Right or wrong with one click; what is to be mended is mended in the report. */
function verdictForm(result: Result, here: string) {
  const { document, item } = result;
  return html`<form class="verdict" method="post" action="${reportAddress(document)}/corrections">
    <input type="hidden" name="item" value="${item}"><input type="hidden" name="back" value="${here}">
    <button name="verdict" value="right">Right</button> <button name="verdict" value="wrong">Wrong</button>
    <a class="button-quiet" href="${resultAddress(result)}">Mend in the report</a>
  </form>`;
}

function refusals(items: readonly KeptRefusal[], here: string) {
  if (items.length === 0) return "";
  return html`<ul class="results">${items.map(
    ({ id, run, at, source, code, message }) => html`<li class="result refusal">
      <p class="refusal-source"><code>${source}</code> <span class="chip">${code}</span></p>
      <p class="refusal-message">${message}</p>
      <p class="meta">${moment(at)} · <a href="/adding#run-${String(run)}">run ${String(run)}</a></p>
      <form class="verdict" method="post" action="/refusals/${String(id)}/dismiss">
        <input type="hidden" name="back" value="${here}"><button aria-label="Dismiss the refusal of ${source}">Dismiss</button>
      </form>
    </li>`,
  )}</ul>`;
}
