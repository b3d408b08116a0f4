import { type Attribution, EVENT_TYPES, type ScoredEvent, type ScoredSpan, STATUSES } from "../../src/model/scores.ts";
import type { EventType, Span } from "../../src/record.ts";

const PARTS = { "[": "source", "<": "cue", "{": "content" } as const;
const MARK = /[[<{](?<number>\d+):|⟦(?<event>\d+)(?:(?<role>[arpts])|(?<trigger> [A-Z]+ [a-z]+)):|[\]>}⟧](?<end>)/g;
const ROLES = { a: "actors", r: "recipients", p: "places", t: "times", s: "asserters" } as const;
const SURE = 0.99;

type Part = (typeof PARTS)[keyof typeof PARTS];
type Role = (typeof ROLES)[keyof typeof ROLES];

interface Marked {
  readonly text: string;
  readonly attributions: readonly Attribution[];
  readonly events: readonly ScoredEvent[];
}

interface GrowingEvent extends Record<Role, ScoredSpan[]> {
  trigger: Span;
  type: EventType;
  status: (typeof STATUSES)[number];
}

/**
 * A report marked by hand as a sure model would: attributions `[1:source]`, `<1:cue>`, `{1:content}`; events
 * `⟦1 CONSULT actual:trigger⟧` with `⟦1a:actor⟧`, `⟦1r:recipient⟧`, `⟦1p:place⟧`, `⟦1t:time⟧`, `⟦1s:asserter⟧`. Marks may
 * stand within each other.
 */
export function parseLabels(notation: string): Marked {
  const attributions: Record<Part, ScoredSpan[]>[] = [];
  const events: GrowingEvent[] = [];
  const open: ((from: number, to: number) => void)[] = [];
  const starts: number[] = [];
  let text = "";
  let last = 0;
  for (const match of notation.matchAll(MARK)) {
    text += notation.slice(last, match.index);
    last = match.index + match[0].length;
    const { number, event, role, trigger } = match.groups!;
    if (number !== undefined) {
      const part = PARTS[match[0][0] as "["];
      attributions[Number(number) - 1] ??= { source: [], cue: [], content: [] };
      const own = attributions[Number(number) - 1];
      open.push((from, to) => own[part].push({ from, to, probability: SURE }));
      starts.push(text.length);
    } else if (event !== undefined) {
      events[Number(event) - 1] ??= emptyEvent();
      const own = events[Number(event) - 1];
      if (role !== undefined) {
        open.push((from, to) => own[ROLES[role as "a"]].push({ from, to, probability: SURE }));
      } else {
        const [type, status] = trigger.trim().split(" ");
        own.type = type as EventType;
        own.status = status as "actual";
        open.push((from, to) => {
          own.trigger = { from, to };
        });
      }
      starts.push(text.length);
    } else open.pop()!(starts.pop()!, text.length);
  }
  text += notation.slice(last);
  return { text, attributions: attributions.map((one) => ({ ...one, probability: SURE })), events: events.map(scored) };
}

function emptyEvent(): GrowingEvent {
  const none = { actors: [], recipients: [], places: [], times: [], asserters: [] };
  return { trigger: { from: 0, to: 0 }, type: "AGREE", status: "actual", ...none };
}

function scored({ type, status, ...event }: GrowingEvent): ScoredEvent {
  const sure = <T>(values: readonly T[], one: T) =>
    values.map((value) => (value === one ? SURE : (1 - SURE) / (values.length - 1)));
  return { ...event, probability: SURE, types: sure(EVENT_TYPES, type), statuses: sure(STATUSES, status) };
}
