import type { Document, Problem, Why } from "../record.ts";
import type { Raw, SourceItem } from "./document.ts";
import { addressedId, textId } from "./document-id.ts";
import type { DraftItem } from "./draft.ts";
import { findLanguage, languageName } from "./language.ts";
import { findRemoved } from "./promotion.ts";
import { readPublished } from "./published.ts";
import { refuse } from "./refusal.ts";
import type { SourceOptions } from "./source-options.ts";

/**
 * Makes a document of a draft: what `options` give overrules what was found. Refuses an empty text, a text that is
 * surely in another language, and a second document with an id that `ids`, the ids of this run, already holds.
 */
export function makeDocument(
  { draft, raw }: Extract<DraftItem, { draft: unknown }>,
  options: SourceOptions,
  ids: Set<string>,
): SourceItem {
  const { source, text } = draft;
  if (!/\S/.test(text)) return refuse(source, "EMPTY", "no text in it");
  const spoken = options.language === undefined ? findLanguage(text) : null;
  if (spoken?.foreign && spoken.language !== null) {
    const name = languageName(spoken.language);
    return refuse(
      source,
      "LANGUAGE",
      `the text is in ${name}, and only English is read; --language en reads it all the same`,
    );
  }
  const given = options.id ?? draft.id;
  const url = options.url ?? draft.url;
  const id = given ?? unusedId(text, url, ids);
  if (ids.has(id)) {
    const what = given === null ? "the same text was read before" : "the same id was read before";
    return refuse(source, "DUPLICATE", `${what} (id ${id}); left out`, true);
  }
  ids.add(id);
  if (url !== null) ids.add(atAddress(id, url));

  const published = options.published === undefined ? null : readPublished(options.published, "given");
  const known = {
    url,
    outlet: options.outlet ?? draft.outlet,
    title: options.title ?? draft.title,
    published: published === null ? draft.published : "published" in published ? published.published : null,
    language: options.language ?? spoken?.language ?? draft.language,
  };
  const document: Document = {
    id,
    source,
    ...known,
    byline: draft.byline,
    found: {
      ...draft.found,
      ...(options.title !== undefined && { title: "given" }),
      ...(options.outlet !== undefined && { outlet: "given" }),
    },
    text,
    removed: findRemoved(text),
    why: reasons(known, {
      published: "not stated",
      language: spoken?.why ?? "not told",
      ...draft.why,
      ...(published !== null && "why" in published && { published: published.why }),
    }),
  };
  return {
    read: {
      document,
      offsets: draft.offsets,
      problems: [...draft.problems, ...characterProblems(text)],
      raw: { ...raw, options: givenOptions(options) },
    },
  };
}

const GIVEN = ["id", "title", "outlet", "url", "published", "language"] as const;

function givenOptions(options: SourceOptions): Raw["options"] {
  return Object.fromEntries(GIVEN.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])));
}

/** The reasons of what is not known. */
function reasons(known: { readonly [field: string]: unknown }, why: Why): Why | undefined {
  const entries = Object.entries(why).filter(([field]) => known[field] === null);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** Characters that are kept and that other programs choke on. */
function characterProblems(text: string): Problem[] {
  const problems: Problem[] = [];
  const nul = text.indexOf("\0");
  if (nul >= 0) problems.push(problem("TEXT_NUL", "the text holds NUL characters; they are kept", nul));
  if (!text.isWellFormed()) {
    const place = text.search(/\p{Surrogate}/u);
    problems.push(
      problem("TEXT_SURROGATE", "the text holds half a surrogate pair, which UTF-8 cannot write; it is kept", place),
    );
  }
  return problems;
}

function problem(code: string, message: string, from: number): Problem {
  return { code, level: "warning", message, from, to: from + 1 };
}

/** An id made from the text; where another address had the same text, one of the text and the address. */
function unusedId(text: string, url: string | null, ids: ReadonlySet<string>): string {
  const id = textId(text);
  return url === null || !ids.has(id) || ids.has(atAddress(id, url)) ? id : addressedId(text, url);
}

/** Kept among the ids of a run: that the document with an id stood at an address. */
function atAddress(id: string, url: string): string {
  return `${id}\n${url}`;
}
