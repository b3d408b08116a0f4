import type { Span } from "../../record.ts";
import { clausesAround, type Telling } from "../telling.ts";
import { mostlyWithin } from "../untold.ts";
import { type Found, tellingOf } from "./found.ts";

const OTHERWISE: ReadonlySet<Found["kind"]> = new Set(["value", "denied", "status", "quotation"]);

/** Stretches of reports that tell of one thing. */
export interface Meeting {
  readonly sides: readonly { readonly document: string; readonly spans: readonly Span[] }[];
}

/** So near the word for an act, in UTF-16 code units, a number is its own. */
const NEAR = 40;

/**
 * What is told with another number, as planned or as not so is told, and so is what stands beside a number that both give. Gives what
 * is only in some reports without the reports that tell it so; nothing where all do. `found`: what two reports tell otherwise.
 */
export function openToldOtherwise(
  tellings: readonly Telling[],
  found: readonly Found[],
  shared: readonly Meeting[],
): (onlyIn: Found) => Found[] {
  const otherwise: Meeting[] = [...found.filter(({ kind }) => OTHERWISE.has(kind)), ...shared];
  return (one) => {
    const notFoundIn = one.notFoundIn.filter((document) => !otherwise.some((other) => tells(other, one, document)));
    if (notFoundIn.length === one.notFoundIn.length) return [one];
    return notFoundIn.length === 0 ? [] : [{ ...one, notFoundIn }];
  };

  /** Does a difference set a clause of what is only in some reports beside words of one that should not have it? */
  function tells(other: Meeting, one: Found, document: string): boolean {
    if (!other.sides.some((side) => side.document === document)) return false;
    return one.sides.some(({ document: own, spans }) => {
      const telling = tellingOf(tellings, own);
      const stretches = other.sides.filter((side) => side.document === own).flatMap((side) => side.spans);
      // Of an act the word for it stands near, and other acts may be told in the same clause.
      if (one.what === "event")
        return spans.every((span) =>
          stretches.some((stretch) => Math.max(stretch.from - span.to, span.from - stretch.to) <= NEAR),
        );
      const clauses = stretches.flatMap((stretch) => clausesAround(telling, stretch));
      return spans.length > 0 && spans.every((span) => mostlyWithin(span, clauses));
    });
  }
}
