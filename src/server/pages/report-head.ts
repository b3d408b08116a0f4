import { html } from "hono/html";
import type { Problem } from "../../record.ts";
import { actorAddress, reportAddress } from "./addresses.ts";
import { counted, numberWords } from "./count-words.ts";
import { dayWords, moment } from "./day-words.ts";
import type { Html } from "./layout.ts";
import { voiceClass } from "./report-marks.ts";
import { KIND_WORDS } from "./report-statement.ts";
import type { ReportView } from "./report-view.ts";
import { tallyVoices, type VoiceTally } from "./report-voices.ts";
import { openingTitle } from "./untitled.ts";

const LANGUAGES = new Intl.DisplayNames("en", { type: "language", fallback: "code" });
// The text is not to stand too far down.
const VOICES_SHOWN = 12;

/** The title of a report; its first line in quotation marks, cut, where it has none. */
export function reportTitle({ record }: ReportView): string {
  const { title, text } = record.document;
  return title !== null && title.trim() !== "" ? title : openingTitle(text);
}

/** Title, origin, who is quoted, how the record was made. */
export function reportHead(view: ReportView): Html {
  const { row } = view.stored;
  const untitled = view.record.document.title === null;
  return html`<header class="report-head">
<p class="kicker">${row.outlet ?? "Outlet unknown"}${row.isLatest ? "" : html` <span class="chip is-warn">an earlier version</span>`}</p>
<h1${untitled ? html` class="untitled"` : ""}>${reportTitle(view)}</h1>
<p class="meta">${[...facts(view)].map((fact, k) => html`${k > 0 ? " · " : ""}${fact}`)}</p>
${problems(view.record.problems)}
${quoted(view)}
${about(view)}
</header>`;
}

function* facts(view: ReportView): Generator<Html> {
  const { row } = view.stored;
  if (row.byline.length > 0) yield html`By ${row.byline.join(", ")}`;
  if (row.published === null) yield html`<span class="unknown">date of publication unknown</span>`;
  else yield html`<time datetime="${row.published.value}">${published(row.published.value)}</time>`;
  yield html`${counted(row.words, "word")}`;
  if (row.url !== null) yield originalLink(row.url);
}

/** With its time of day, where that is known. */
function published(value: string): string {
  const time = /T(\d\d:\d\d)/.exec(value)?.[1];
  return dayWords(value) + (time ? `, ${time}` : "");
}

function languageName(code: string): string {
  try {
    return LANGUAGES.of(code) ?? code;
  } catch {
    return code;
  }
}

/** Only an address of the web is made a link: a report may name any scheme. */
function originalLink(url: string): Html {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed?.protocol !== "https:" && parsed?.protocol !== "http:") return html`<span class="address">${url}</span>`;
  return html`<a href="${parsed.href}" rel="noreferrer external">the original at ${parsed.hostname}</a>`;
}

function problems(all: readonly Problem[]): Html {
  if (all.length === 0) return html``;
  return html`<ul class="problems">${all.map(
    ({ level, message, from, to }) =>
      html`<li class="notice ${level === "error" ? "is-bad" : level === "warning" ? "is-warn" : ""}">${message}${
        from === null || to === null ? "" : html` (<a href="#c${from}-${to}">the place</a>)`
      }</li>`,
  )}</ul>`;
}

/** The named, then those whom the report does not name; the unknown are no speaker and counted apart. */
function quoted(view: ReportView): Html {
  const { named, unnamed, unknown, notSaid } = tallyVoices(view);
  if (named.length + unnamed.length + unknown === 0) return html`<p class="muted">Nobody is quoted.</p>`;
  const all = [...named, ...unnamed];
  const more = all.length > VOICES_SHOWN + 1 ? all.length - VOICES_SHOWN : 0;
  const apart = [
    ...(unknown > 0 ? [`${counted(unknown, "statement")} without a known speaker`] : []),
    ...(notSaid > 0 ? [`${counted(notSaid, "statement")} reported as not made`] : []),
  ];
  return html`<section class="who-is-quoted" aria-labelledby="quoted"><h2 id="quoted">Who is quoted</h2>
<p class="muted small">${numberWords(named.length)} by name, ${numberWords(unnamed.length)} without${
    apart.length > 0 ? `; not counted: ${apart.join(", ")}` : ""
  }</p>
${voiceList(view, all.slice(0, all.length - more))}
${
  more > 0
    ? html`<details class="more-voices"><summary>and ${counted(more, "more voice")}</summary>${voiceList(view, all.slice(VOICES_SHOWN))}</details>`
    : ""
}</section>`;
}

function voiceList(view: ReportView, tallies: readonly VoiceTally[]): Html {
  return html`<ul class="voices">${tallies.map((tally) => voiceItem(view, tally))}</ul>`;
}

function voiceItem({ stored }: ReportView, { voice, entity, statements, words, first }: VoiceTally): Html {
  const actor = entity === null ? undefined : stored.actors[entity];
  const name = actor ? html`<a href="${actorAddress(actor.id)}">${voice.name}</a>` : voice.name;
  const described = voice.role ?? (voice.kind === "named" ? null : KIND_WORDS[voice.kind]);
  return html`<li class="${voiceClass(voice.colour)}"><span class="badge">${voice.letter}</span>
<span class="voice-who"><b>${name}</b>${described ? html` <span class="voice-role">${described}</span>` : ""}</span>
<span class="voice-figures"><a href="#${first}" aria-label="${voice.name}: ${counted(statements, "statement")}, to the first">${counted(statements, "statement")}</a> <span>${counted(words, "word")}</span></span></li>`;
}

/** What made the record and of what, with the versions of the report. */
function about(view: ReportView): Html {
  const { row, versions } = view.stored;
  const { found, published, removed } = view.record.document;
  const bases = [
    ...Object.entries(found).map(([field, basis]) => `${field}: ${basis}`),
    ...(published === null ? [] : [`date: ${published.basis}`]),
  ];
  const lines: [string, Html][] = [
    ["Read by", html`${row.model.name} <code>${row.model.sha256.slice(0, 8)}</code>, Readout ${row.readoutVersion}`],
    ["Added", html`${moment(row.addedAt)}${row.source === null ? "" : html` from <code>${row.source}</code>`}`],
    ["Known from", html`${bases.length > 0 ? bases.join("; ") : "nothing beside the text"}`],
    ...(removed.length === 0
      ? []
      : [
          [
            "Left out",
            html`${counted(removed.length, "stretch", "stretches")} that ${removed.length === 1 ? "is" : "are"} not the story, dimmed in the text`,
          ] as [string, Html],
        ]),
    ...(row.indexCut
      ? [["Index", html`the text is so long that its end is not found by its words`] as [string, Html]]
      : []),
    [
      "Language",
      html`${row.language === null ? html`<span class="unknown">unknown</span>` : languageName(row.language)}`,
    ],
    ["Document", html`<code>${row.document}</code>`],
  ];
  return html`<details class="about"${versions.length > 1 ? html` open` : ""}><summary>About this record${versions.length > 1 ? html` <span class="muted">(${numberWords(versions.length)} versions)</span>` : ""}</summary>
<dl>${lines.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
${versions.length > 1 ? html`<div><dt>Versions</dt><dd><ol class="versions">${versions.map(versionLine(view))}</ol></dd></div>` : ""}</dl></details>`;
}

function versionLine({ stored }: ReportView) {
  const latest = Math.max(...stored.versions.map(({ version }) => version));
  return ({ document, version, addedAt, title }: ReportView["stored"]["versions"][number]): Html => {
    const address = reportAddress(document) + (version === latest ? "" : `?version=${version}`);
    const shown = version === stored.row.version && document === stored.row.document;
    const name = `Version ${version}${version === latest ? ", the latest" : ""}`;
    return html`<li>${shown ? html`<b>${name}</b>` : html`<a href="${address}">${name}</a>`}, added ${moment(addedAt)}${
      title !== null && title !== stored.row.title ? html`: ${title}` : ""
    }</li>`;
  };
}
