import type { Removed } from "../record.ts";

const LONGEST = 240;

interface Sign {
  readonly reason: string;
  readonly pattern: RegExp;
  /** The line quotes the title of another report, so that "said" in it says nothing. */
  readonly quotesTitle?: true;
}

/** Every pattern begins at the start of the line and looks a bounded way on, so that the time taken is linear. */
const SIGNS: readonly Sign[] = [
  { reason: "asks to click", pattern: /^(?:please )?(?:click|tap) (?:here|on the link|the link|below)\b/i },
  {
    reason: "asks to sign up",
    pattern:
      /^(?:(?:please|to) )?(?:sign[- ]?up|subscribe|register)\b.{0,80}\b(?:newsletters?|e-?mails?|inbox|alerts?|podcasts?|channel|daily briefing|morning briefing|updates|digest|here|today|now|youtube|whatsapp|telegram|for free|free trial|premium|unlimited|membership)\b/i,
  },
  {
    reason: "asks to sign up",
    pattern:
      /^(?:get|want|receive|join)\b.{0,100}\b(?:(?:to|in|straight to) your (?:e-?mail )?inbox|our (?:free |daily |weekly |morning |evening )*newsletters?|our (?:whatsapp|telegram|facebook|discord) (?:channel|group|community))\b/i,
  },
  {
    reason: "asks to follow",
    pattern:
      /^(?:(?:you can|please|and) )?(?:follow|like|find|join|tweet|friend) .{0,80}?\bon (?:twitter|facebook|instagram|x|linkedin|telegram|whatsapp|youtube|tiktok|threads|bluesky|mastodon|google news|social media|gab|parler|snapchat|pinterest)\b/i,
  },
  { reason: "asks to follow", pattern: /^follow @\w{1,30}\b/i },
  { reason: "asks to install", pattern: /^download (?:our|the) .{0,50}\bapp\b/i },
  {
    reason: "link to another report",
    pattern:
      /^\W{0,3}(?:read more|read also|also read|read next|more from .{1,60}|related|related (?:stories|articles|coverage|news|reading|content)|see also|you may also like|recommended(?: reading)?|suggested reading|don[’']t miss)\s{0,2}[:|>»→]/i,
    quotesTitle: true,
  },
  {
    reason: "link to another report",
    pattern:
      /^\W{0,3}(?:READ|READ MORE|ALSO READ|READ NEXT|READ THE FULL .{1,30}|MORE|MORE FROM .{1,60}|WATCH|LISTEN|RELATED|SEE ALSO|DON[’']T MISS|MUST READ)\s{0,2}(?:[:|>»→]|[–—-] )/,
    quotesTitle: true,
  },
  { reason: "link to another report", pattern: /^(?:read|see) more (?:at|on|in|from|here|about this)\b.{0,80}$/i },
  {
    reason: "link to another report",
    pattern:
      /^(?:read|see|view|watch|listen to|hear) (?:the |his |her |their )?(?:rest|full|whole|entire|complete)\b.{0,60}\b(?:here|above|below|at .{2,30}|on .{2,30})[.:!]?$/i,
  },
  {
    reason: "link to another report",
    pattern:
      /^(?:watch|listen|see|video)(?: (?:the )?(?:video|clip|interview|podcast|segment|audio|photos|gallery|tweet))? (?:above|below|here)[.:!]?$/i,
  },
  {
    reason: "link to another report",
    pattern:
      /^for (?:more|the latest|all the latest)\b.{0,80}[,:] (?:visit|click|go to|follow|subscribe|sign up|download|check out|head to)\b/i,
  },
  {
    reason: "asks to write in",
    pattern:
      /^(?:got|have|do you have|know|if you have)\b.{0,12} (?:news )?(?:tips?|story|stories|questions?|comments?|information)\b.{0,80}\b(?:e-?mail|contact|send|write to|reach|get in touch|let us know)\b/i,
  },
  {
    reason: "advertisement",
    pattern:
      /^(?:advertisements?|sponsored content|(?:story|article|post) continues (?:below|after)(?: (?:this |the )?(?:ad|advert|advertisement|video|promotion))?|scroll (?:down )?to continue(?: reading)?.{0,60})\W{0,3}$/i,
  },
  {
    reason: "asks for support",
    pattern:
      /^(?:please )?(?:support (?:our|independent|quality|local) (?:journalism|reporting|work)|(?:donate|become a (?:member|supporter|subscriber|patron))\b.{0,40}\b(?:now|today|here))\b/i,
  },
  {
    reason: "notice of an earlier publication",
    pattern:
      /^this (?:story|article|piece|report|post|essay|column|op-ed|interview)(?: was| has been)?(?: also)? (?:originally|first|previously) (?:published|appeared|posted|ran)(?: by| in| on| at| with)\b.{0,120}$/i,
  },
  {
    reason: "notice of copyright",
    pattern: /^(?:(?:©|\(c\)|copyright)\s{0,2}(?:©\s{0,2})?(?:\d{4}|by )|all rights reserved\b)/i,
  },
];

const SPEECH = /["“”«»]|\b(?:said|says|told|asked|added|wrote|according to)\b/i;

/**
 * Finds the lines of a text that are surely not the story: they ask to click, sign up or follow, or point to another
 * report. Only whole lines are marked, never one in a quotation, nor the first, which is the headline. The text is kept as it is; the spans come in order.
 */
export function findRemoved(text: string): Removed[] {
  const removed: Removed[] = [];
  let inQuotation = false;
  let isFirst = true;
  for (let from = 0; from <= text.length; ) {
    const feed = text.indexOf("\n", from);
    const end = feed < 0 ? text.length : feed;
    const line = end - from <= LONGEST + 100 ? text.slice(from, end) : null;
    const trimmed = line?.trim() ?? "";
    const reason = isFirst || inQuotation || trimmed === "" ? null : reasonToRemove(trimmed);
    if (reason !== null) {
      const start = from + line!.indexOf(trimmed);
      removed.push({ from: start, to: start + trimmed.length, reason });
    }
    isFirst &&= line !== null && trimmed === "";
    inQuotation = text.lastIndexOf("“", end - 1) > Math.max(from - 1, text.lastIndexOf("”", end - 1));
    from = end + 1;
  }
  return removed;
}

function reasonToRemove(line: string): string | null {
  if (line.length > LONGEST || /^["“‘'«„]/.test(line)) return null;
  const isSpeech = SPEECH.test(line);
  return SIGNS.find(({ pattern, quotesTitle }) => (quotesTitle || !isSpeech) && pattern.test(line))?.reason ?? null;
}
