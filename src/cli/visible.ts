// C0 and C1 controls, DEL, and the bidirectional overrides and isolates, which reorder what a terminal shows.
const OBEYED = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
const SOFT_HYPHENS = /\u00ad/g;
const SURROGATE_ALONE = /\p{Surrogate}/gu;

/**
 * `text` as it may be sent to a terminal: what a terminal would obey is shown as a sign (ESC as ␛, U+009B as \x9b), a
 * surrogate without its other half as U+FFFD; soft hyphens, which terminals disagree on, are left out.
 */
export function visible(text: string): string {
  return text.replace(OBEYED, sign).replace(SOFT_HYPHENS, "").replace(SURROGATE_ALONE, "\ufffd");
}

/** As `visible`, on one line: every run of white space is one space. */
export function visibleLine(text: string): string {
  return visible(text.replace(/\s+/g, " ").trim());
}

function sign(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return "\u2421";
  return code < 0x100 ? `\\x${code.toString(16)}` : `\\u${code.toString(16)}`;
}
