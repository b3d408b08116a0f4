import { html } from "hono/html";
import { confidenceWords } from "../../export/confidence-words.ts";
import { whenWords } from "../../export/when-words.ts";
import type { Query } from "../../store/query/query.ts";
import type { Party, Result } from "../../store/store.ts";
import { actWords, statusWords } from "./act-words.ts";
import { reportAddress, resultAddress } from "./addresses.ts";
import { dayWords, publishedDay } from "./day-words.ts";
import type { Html } from "./layout.ts";
import { markedText, onlySpan, queriedSpans } from "./marked-text.ts";
import { describedParties, partyNames } from "./party-view.ts";

export interface ResultOptions {
  /** Its words are marked. */
  readonly query?: Query | null;
  /** How sure the reading is, in words and as a number. */
  readonly confidence?: boolean;
  readonly below?: (result: Result) => Html;
}

/** Results as a list, each with its sentence and the way to it. `below` gives what stands under each: a form, a note. */
export function resultList(results: readonly Result[], options: ResultOptions = {}) {
  return html`<ul class="results">${results.map((result) => resultView(result, options))}</ul>`;
}

function resultView(result: Result, options: ResultOptions = {}) {
  const body = result.statement ? statementBody : result.event ? eventBody : reportBody;
  return html`<li class="result result-${result.kind}">
    ${body(result, options)}
    ${result.kind === "report" ? "" : html`<p class="meta">${origin(result)}${sureness(result, options)}</p>`}
    ${options.below?.(result) ?? ""}
  </li>`;
}

function statementBody(result: Result, { query }: ResultOptions) {
  const { speaker, speakerKind, addressee, form, cue, said } = result.statement!;
  const words = markedText(result.text, queriedSpans(result.text, query ?? null));
  return html`<p class="result-who">
      ${speaker.length > 0 ? describedParties(speaker) : html`<span class="unknown">${speakerKind === "unknown" ? "Speaker unknown" : "Speaker not named"}</span>`}
      ${cue === null ? "" : html`<span class="cue">${cue}</span>`}
      ${addressee.length > 0 ? html`<span class="to-whom"><span class="muted">to</span> ${partyNames(addressee)}</span>` : ""}
      <span class="chip">${said ? form : "not said"}</span>
    </p>
    <blockquote class="result-text form-${form}"><p><a href="${resultAddress(result)}">${form === "direct" && !/["“”„«]/.test(result.text) ? html`“${words}”` : words}</a></p></blockquote>`;
}

function eventBody(result: Result, { query }: ResultOptions) {
  const { type, mode, status, trigger, actors, recipients, source, place, time } = result.event!;
  const unsure = statusWords(status);
  const when = time && (whenWords(time.value) ?? `“${time.words}”`);
  const words = markedText(result.text, queriedSpans(result.text, query ?? null), onlySpan(result.text, trigger));
  const facts = [when && dayWords(when), place?.name].filter((fact) => fact !== null && fact !== undefined);
  return html`<p class="result-who">
      ${sides(actors, recipients)}
      ${unsure === "" ? "" : html`<span class="chip is-warn">${unsure}</span>`}
      <span class="chip result-type"><b>${type}</b>${mode === null ? "" : ` ${mode}`}</span>
      <span class="act">${actWords(type)}</span>
    </p>
    <p class="result-text result-sentence"><a href="${resultAddress(result)}">${words}</a></p>
    <p class="meta">${facts.map((fact) => html`${fact} · `)}<span class="whose-word">${source === null ? "on the reporter’s own word" : source.length === 0 ? "on the word of a source not told" : html`on the word of ${partyNames(source)}`}</span></p>`;
}

/** Who acts on whom, as far as it is told. */
function sides(actors: readonly Party[], recipients: readonly Party[]) {
  if (actors.length + recipients.length === 0) return html`<span class="unknown">Nobody named</span>`;
  const arrow = html`<span class="arrow" role="img" aria-label="to">→</span>`;
  return html`${actors.length > 0 ? partyNames(actors) : html`<span class="unknown">somebody</span>`}
    ${recipients.length > 0 ? html`${arrow} ${partyNames(recipients)}` : ""}`;
}

function reportBody(result: Result, { query }: ResultOptions) {
  const beginning = afterTitle(result);
  return html`<p class="result-title"><a href="${resultAddress(result)}">${result.title ?? "Report without a title"}</a></p>
    <p class="meta">${outletAndDay(result)}</p>
    <p class="result-text result-beginning">${markedText(beginning, queriedSpans(beginning, query ?? null))}${/[.!?”"]$/.test(beginning) ? "" : " …"}</p>`;
}

/** The beginning of a report without its title, which stands above it. */
function afterTitle({ text, title }: Result): string {
  return title !== null && text.startsWith(title) ? text.slice(title.length).trimStart() : text;
}

/** The report it stands in, its outlet and day. */
function origin(result: Result) {
  return html`<a href="${reportAddress(result.document)}">${result.title ?? "Report without a title"}</a> · ${outletAndDay(result)}`;
}

function outletAndDay({ outlet, published }: Result) {
  return html`${outlet === null ? html`<span class="unknown">outlet unknown</span>` : html`<span class="outlet">${outlet}</span>`} · ${publishedDay(published)}`;
}

function sureness({ confidence }: Result, options: ResultOptions) {
  if (!options.confidence || confidence === null) return "";
  return html` · <span class="confidence">confidence ${confidenceWords(confidence)}</span>`;
}
