import type { EventType, Quad } from "../../record.ts";

const QUADS: { readonly [type in EventType]: Quad } = {
  AGREE: "verbal cooperation",
  CONSULT: "verbal cooperation",
  SUPPORT: "verbal cooperation",
  CONCEDE: "verbal cooperation",
  COOPERATE: "material cooperation",
  AID: "material cooperation",
  RETREAT: "material cooperation",
  REQUEST: "verbal conflict",
  ACCUSE: "verbal conflict",
  REJECT: "verbal conflict",
  THREATEN: "verbal conflict",
  PROTEST: "material conflict",
  SANCTION: "material conflict",
  MOBILIZE: "material conflict",
  COERCE: "material conflict",
  ASSAULT: "material conflict",
};

/** The quad category of an event type, as PLOVER's manual has it; its tables still count SANCTION as verbal. */
export function quadOf(type: EventType): Quad {
  return QUADS[type];
}
