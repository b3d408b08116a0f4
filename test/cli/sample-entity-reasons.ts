import { findCountry } from "../../src/extract/actors/find-country.ts";
import { findSector } from "../../src/extract/actors/find-sector.ts";
import type { EntityReasons } from "../../src/extract/complete-entities.ts";
import { sampleRecord } from "./sample-record.ts";

/** What tells country and sector of the sample's entities, as the stages tell it. */
export function sampleEntityReasons(): ReadonlyMap<string, EntityReasons> {
  return new Map(
    sampleRecord().entities.map(({ id, name, type, role }) => {
      const actor = { name, type, roles: role === null ? [] : [role] };
      return [id, { country: findCountry(actor).why, sector: findSector(actor).why }];
    }),
  );
}
