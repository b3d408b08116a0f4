import type { Document, Place } from "../../record.ts";
import { openGazetteer, type Row } from "./open-gazetteer.ts";
import type { Candidate, Found } from "./resolve-mention.ts";

const noTown = /^(?:building|square|street|canal)$/;

/** The point of a row, or why none is given. */
function pointOf(row: Row, part: boolean): Pick<Place, "lat" | "lon"> & { readonly no?: string } {
  const wide = row.kind === "country" || row.kind === "region" || row.kind === "county";
  if (part && wide) return { lat: null, lon: null, no: `a part of ${row.name}: no single point` };
  if (row.lat === null) return { lat: null, lon: null, no: `the gazetteer gives no point for a ${row.kind}` };
  return { lat: row.lat, lon: row.lon };
}

/** The place of the record for what a mention names, with a reason for each `null`. */
export function makePlace(document: Document, { from, to, mentioned }: Candidate, found: Found, id: string): Place {
  const span = { id, from, to };
  if (found.is === "row") {
    const { row } = found;
    const { no, ...point } = pointOf(row, mentioned.part);
    const own = row.kind === "region" || row.kind === "county";
    const admin = openGazetteer()
      .admin(row.code)
      .filter((name) => !own || name !== row.name);
    const why = no === undefined ? {} : { why: { lat: no, lon: no } };
    return { ...span, name: row.name, geonames: row.geonames, ...point, country: row.country, admin, ...why };
  }
  if (found.is === "region") {
    const { name, kind, geonames, lat, lon, country } = found.region;
    const why: { [field: string]: string } = {};
    const named = `${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind}`;
    const wide = noTown.test(kind) ? `${named}: the gazetteer has only towns and regions` : `${named}: no single point`;
    if (geonames === null) why.geonames = wide;
    if (lat === null || mentioned.part) why.lat = why.lon = wide;
    if (country === null) why.country = `${named}: it is not in one country`;
    const point = mentioned.part ? { lat: null, lon: null } : { lat, lon };
    const reasons = Object.keys(why).length === 0 ? {} : { why };
    return { ...span, name, geonames, ...point, country, admin: [], ...reasons };
  }
  const { why, inside } = found;
  const name =
    /\p{Lu}/u.test(mentioned.core) && !mentioned.several
      ? mentioned.core
      : document.text.slice(from, to).replace(/\s+/g, " ");
  const reasons = { geonames: why, lat: why, lon: why };
  const nowhere = { ...span, name, geonames: null, lat: null, lon: null };
  if (inside === undefined) return { ...nowhere, country: null, admin: [], why: { ...reasons, country: why } };
  return { ...nowhere, ...inside, why: inside.country === null ? { ...reasons, country: why } : reasons };
}
