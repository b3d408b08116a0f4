import type { Published } from "../../record.ts";
import { readPublished } from "../published.ts";
import { isProse } from "./block-signs.ts";
import type { Block } from "./find-blocks.ts";
import type { LinkedData } from "./json-ld.ts";
import type { PageMeta } from "./page-meta.ts";
import type { Element } from "./parse-tree.ts";
import { attribute, parentElement, textOf } from "./tree.ts";

/** When a page was published, the reason where that cannot be told, and the dates on it that cannot be right. */
export interface FoundPublished {
  readonly published: Published | null;
  readonly why: string | null;
  /** One sentence for each date that was found and not believed. */
  readonly rejected: readonly string[];
}

const META = `article:published_time og:article:published_time article:published article.published datepublished
  publish-date publish_date publishdate publication_date publicationdate pubdate pub_date published_time
  parsely-pub-date sailthru.date cxenseparse:recs:publishtime dc.date.issued dcterms.issued dcterms.created dc.date
  dc.created citation_publication_date citation_date originalpublicationdate article_date_original date`.split(/\s+/);
const MODIFIED_META = ["article:modified_time", "og:updated_time", "datemodified", "last-modified"];

const URL_DATE =
  /\/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})(?:[/-](\d{1,2}))?(?=[/\-_.?#]|$)|\/((?:19|20)\d\d)(\d\d)(\d\d)(?=[/\-_.?#]|$)/i;
const MONTH =
  "(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)";
const WRITTEN_DATE = new RegExp(
  `\\b(?:${MONTH}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2}(?:st|nd|rd|th)? ${MONTH}\\.?,? \\d{4}|\\d{4}-\\d\\d-\\d\\d)\\b`,
  "i",
);
/** A dateline stands at the very beginning of a story, in front of a dash. */
const DATELINE = new RegExp(`^[^.!?]{0,60}?(${WRITTEN_DATE.source})[^.!?]{0,30}?(?:—|–|--| - )`, "i");
const DATELINE_BLOCKS = 3;

/** A page about the future still has no date after this; the day of the run plays no part. */
const LAST_YEAR = 2100;
/** Newspapers are younger than this. */
const FIRST_YEAR = 1600;
const DAY = 86_400_000;

/**
 * When the page was published, by the best evidence there is: linked data, meta elements, `<time>`, the address, a date
 * written beside the headline or in the dateline. A date that cannot be right is rejected, never replaced by a guess.
 */
export function findPublished(
  page: PageMeta,
  article: LinkedData | null,
  url: string | null,
  story: readonly Block[],
  left: readonly Block[],
): FoundPublished {
  const rejected: string[] = [];
  const latest = latestOtherDate(page, article, url);
  for (const [value, basis] of evidence(page, article, url, story, left)) {
    const read = believable(value, basis, latest);
    if ("published" in read) return { published: read.published, why: null, rejected };
    rejected.push(`${basis}: ${read.why}`);
  }
  const why = rejected.length > 0 ? `no date that can be right: ${rejected.join("; ")}` : "no date on the page";
  return { published: null, why, rejected };
}

function* evidence(
  page: PageMeta,
  article: LinkedData | null,
  url: string | null,
  story: readonly Block[],
  left: readonly Block[],
): Generator<readonly [value: string, basis: string]> {
  for (const key of ["datePublished", "dateCreated"]) {
    const value = article?.[key];
    if (typeof value === "string" || typeof value === "number") yield [String(value), `json-ld ${key}`];
  }
  for (const name of META) {
    const value = page.meta.get(name);
    if (value) yield [value, `meta ${name}`];
  }
  const time = page.times.find(saysPublished) ?? page.times.find(isBesideStory);
  if (time) yield [attribute(time, "datetime") ?? textOf(time), "time"];
  const fromUrl = url && urlDate(url);
  const written = [...left, ...story.slice(0, DATELINE_BLOCKS)].find(
    (block) => block.text.length <= 120 && !isProse(block) && WRITTEN_DATE.test(block.text),
  );
  const dateline = story
    .slice(0, DATELINE_BLOCKS)
    .map(({ text }) => DATELINE.exec(text.slice(0, 120))?.[1])
    .find(Boolean);
  if (fromUrl && /-\d\d-/.test(fromUrl)) yield [fromUrl, "url"];
  if (dateline) yield [dateline, "dateline"];
  if (written) yield [WRITTEN_DATE.exec(written.text)![0], "text"];
  if (fromUrl) yield [fromUrl, "url"];
}

function believable(value: string, basis: string, latest: number | null): { published: Published } | { why: string } {
  const read = readPublished(/^\d{10}(?:\d{3})?$/.test(value) ? fromEpoch(value) : value, basis);
  if ("why" in read) return read;
  const published = withoutMidnight(read.published);
  const year = Number(published.value.slice(0, 4));
  if (published.value.startsWith("1970-01-01")) return { why: `the zero of a clock: ${value}` };
  if (year < FIRST_YEAR || year > LAST_YEAR) return { why: `not between ${FIRST_YEAR} and ${LAST_YEAR}: ${value}` };
  if (latest !== null && dayOf(published.value) > latest + 366 * DAY) {
    return { why: `more than a year after every other date on the page: ${value}` };
  }
  return { published };
}

/** The latest of the dates that do not say when the page was published, in milliseconds: its changes and its address. */
function latestOtherDate(page: PageMeta, article: LinkedData | null, url: string | null): number | null {
  const values = [article?.dateModified, ...MODIFIED_META.map((name) => page.meta.get(name)), url && urlDate(url)];
  const days = values
    .filter((value): value is string => typeof value === "string")
    .map((value) => readPublished(value, ""))
    .flatMap((read) => ("published" in read ? [dayOf(read.published.value)] : []));
  return days.length === 0 ? null : Math.max(...days);
}

function dayOf(value: string): number {
  return Date.parse(value.slice(0, 10));
}

function fromEpoch(digits: string): string {
  return new Date(Number(digits) * (digits.length === 13 ? 1 : 1_000)).toISOString();
}

/** Midnight to the second is how software writes a day of which no time is known. */
function withoutMidnight(published: Published): Published {
  return /T00:00(?::00)?/.test(published.value)
    ? { ...published, value: published.value.slice(0, 10), precision: "day" }
    : published;
}

function urlDate(url: string): string | null {
  const found = URL_DATE.exec(url);
  if (!found) return null;
  const [year, month, day] = found[1] ? found.slice(1, 4) : found.slice(4, 7);
  if (/^[a-z]/i.test(month)) return day ? `${day} ${month} ${year}` : `${month} ${year}`;
  return [year, month.padStart(2, "0"), ...(day ? [day.padStart(2, "0")] : [])].join("-");
}

function saysPublished(time: Element): boolean {
  return (
    attribute(time, "pubdate") !== null ||
    /\bdatePublished\b/.test(attribute(time, "itemprop") ?? "") ||
    /(?:^|[\s_-])(?:publish|pubdate|posted|entry-date)/i.test(attribute(time, "class") ?? "")
  );
}

/** A time in a sidebar or a list is the time of another report. */
function isBesideStory(time: Element): boolean {
  if (attribute(time, "datetime") === null) return false;
  for (let at: Element | null = time; at; at = parentElement(at)) {
    if (/^(?:aside|nav|footer|li)$/.test(at.tagName)) return false;
    if (at.tagName === "article" || at.tagName === "main" || at.tagName === "header") return true;
  }
  return true;
}
