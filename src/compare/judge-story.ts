import { alignEvents } from "./align-events.ts";
import type { StoryJudgement } from "./comparison.ts";
import { findParties } from "./parties.ts";
import { type Fingerprint, fingerprintOf } from "./stories/fingerprint.ts";
import { daysBetween, isSameStory, likeness, MOST_DAYS } from "./stories/same-story.ts";
import type { Telling } from "./telling.ts";

/** Acts as alike as this are told by both. */
const SAME_ACT = 0.6;
const MOST_NAMES = 4;

/**
 * Are the tellings of one happening? Of more than two, each must be of one with some other, so that all hang together. What speaks for it
 * and against it, in words.
 */
export function judgeStory(tellings: readonly Telling[]): StoryJudgement {
  const prints = tellings.map(({ document }) => fingerprintOf(document));
  if (tellings.length === 2) return judgePair(tellings, prints, 0, 1);
  const reached = [0];
  const why: string[] = [];
  for (let k = 0; k < reached.length; k++) {
    for (const at of tellings.keys()) {
      if (reached.includes(at)) continue;
      const judged = judgePair(tellings, prints, reached[k], at);
      if (!judged.same) continue;
      reached.push(at);
      why.push(...judged.why);
    }
  }
  const apart = tellings.filter((_, at) => !reached.includes(at)).map(({ document }) => document.title ?? document.id);
  return {
    same: apart.length === 0,
    why: [...new Set(why), ...apart.map((title) => `“${title}” is of something else`)],
  };
}

function judgePair(tellings: readonly Telling[], prints: readonly Fingerprint[], i: number, k: number): StoryJudgement {
  const [a, b] = [tellings[i], tellings[k]].map((telling, at) => ({ ...telling, at }));
  const parties = findParties([a, b]);
  const acts = alignEvents(a, b, parties).filter(({ score }) => score >= SAME_ACT).length;
  const days = daysBetween(prints[i], prints[k]);
  const alike = likeness(prints[i], prints[k]);
  const named = parties.all
    .filter(({ entities, type }) => type !== null && new Set(entities.map(({ telling }) => telling)).size > 1)
    .map(({ name }) => name);
  return {
    same:
      days === null
        ? tellSame(alike, acts, Math.min(a.events.length, b.events.length))
        : isSameStory(prints[i], prints[k]),
    why: [
      `${Math.round(100 * alike)} % of their telling words are shared`,
      ...(named.length > 0 ? [`both name ${named.slice(0, MOST_NAMES).join(", ")}`] : []),
      acts === 0 ? "no act is told by both" : acts === 1 ? "1 act is told by both" : `${acts} acts are told by both`,
      days === null ? "the date of one is not known: what both tell decides" : whenWords(days),
    ],
  };
}

/** Without a date words alone may be of a meeting of the same people a year later: they must also tell the same acts. */
function tellSame(alike: number, acts: number, events: number): boolean {
  return (
    alike >= UNDATED.alike || (alike >= UNDATED.alikeWithActs && acts >= UNDATED.acts && acts >= UNDATED.share * events)
  );
}

const UNDATED = { alike: 0.6, alikeWithActs: 0.25, acts: 2, share: 0.08 };

function whenWords(days: number): string {
  const when = days === 0 ? "on the same day" : days === 1 ? "a day apart" : `${days} days apart`;
  return `published ${when}${days > MOST_DAYS ? ", too far for one happening" : ""}`;
}
