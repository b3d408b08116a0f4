const MAX_NAMES = 20;
const LEAD = /^(?:(?:written|reported|story|words|text|analysis|opinion|edited|posted|published) )?by[:\s]+/i;
/** What follows a name in a byline without being one: a place, an outlet, an office. */
const TRAIL = /(?:\s+[|–—/·•]\s*|\s+-\s+|\s+(?:in|for|at|of|with|from|reporting)\s+|\s*\().*$/;
const NOT_A_NAME =
  /^(?:staff|admin|editor|the editors?|guest|unknown|anonymous|null|none|undefined|n\/a|our correspondent|posted)$/i;
const OFFICE =
  /\b(?:correspondents?|reporters?|editors?|writers?|producers?|columnists?|bureau|chief|director|analysts?|contributors?|journalists?|photographers?|staff|fellow|professor|updated|published|min read)\b/i;
const DATE = /\d{1,2}:\d\d|\b\d{4}\b/;

/**
 * The names in a byline: "By Ada Brook and Carl Dorn in Beijing" names two. An office behind a comma is no name. Empty
 * where nothing reads as a name.
 */
export function splitByline(text: string): string[] {
  const names: string[] = [];
  const list = text.slice(0, 1_000).replace(/\s+/g, " ").trim().replace(LEAD, "").split("|", 1)[0];
  for (const part of list.split(/\s*(?:,|;|&|\band\b|\bby\b)\s*/i)) {
    const name = part
      .replace(LEAD, "")
      .replace(TRAIL, "")
      .replace(/[\s.,:]+$/, "")
      .trim();
    if (isName(name) && !names.includes(name) && names.length < MAX_NAMES) names.push(name);
  }
  return names;
}

function isName(text: string): boolean {
  if (text.length < 2 || text.length > 60 || NOT_A_NAME.test(text) || OFFICE.test(text) || DATE.test(text))
    return false;
  if (/https?:|www\.|@/.test(text)) return false;
  const words = text.split(" ");
  return words.length <= 6 && /^[\p{Lu}\p{Lt}\p{Lo}]/u.test(words.at(-1)!);
}
