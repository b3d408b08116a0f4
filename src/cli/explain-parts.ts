import type { ExplainedRecord } from "../read.ts";
import type { Entity, Record } from "../record.ts";
import { sectorWords } from "./sector-words.ts";

/** A field, what it holds (`null` where that is not known) and what decided it (`null` where no reason was kept). */
export interface ExplainedField {
  readonly field: string;
  readonly value: string | null;
  readonly because: string | null;
}

/** What is known of each of some entities and by what, each entity once. */
export function entityFields({ record, known }: ExplainedRecord, ids: readonly string[]): ExplainedField[] {
  return [...new Set(ids)].flatMap((id): ExplainedField[] => {
    const entity = record.entities.find((each) => each.id === id);
    if (entity === undefined) return [];
    const { name, type, country, role, sector, mentions, why } = entity;
    return [
      { field: `${id}.name`, value: name, because: mentionWords(mentions) },
      { field: `${id}.type`, value: type, because: why?.type ?? null },
      { field: `${id}.role`, value: role, because: role === null ? (why?.role ?? null) : "the report states it" },
      { field: `${id}.country`, value: country, because: known.get(id)?.country ?? null },
      {
        field: `${id}.sector`,
        value: sector === null ? null : sectorWords(sector),
        because: known.get(id)?.sector ?? null,
      },
    ];
  });
}

/** A time and what it was read against. */
export function timeFields({ times }: Record, id: string | null): ExplainedField[] {
  const time = times.find((each) => each.id === id);
  if (time === undefined) return [];
  const { value, precision, basis, why } = time;
  return [
    { field: `${id}.value`, value, because: why?.value ?? basis },
    { field: `${id}.precision`, value: precision, because: why?.precision ?? null },
  ];
}

/** A place and the row of the gazetteer that it was taken for. */
export function placeFields({ places }: Record, id: string | null): ExplainedField[] {
  const place = places.find((each) => each.id === id);
  if (place === undefined) return [];
  const { name, geonames, lat, lon, country, admin, why } = place;
  const point = lat === null || lon === null ? null : `${lat}, ${lon}`;
  return [
    { field: `${id}.name`, value: name, because: admin.length > 0 ? `it lies in ${admin.join(", ")}` : null },
    { field: `${id}.geonames`, value: geonames === null ? null : String(geonames), because: why?.geonames ?? null },
    { field: `${id}.country`, value: country, because: why?.country ?? null },
    { field: `${id}.point`, value: point, because: why?.lat ?? null },
  ];
}

function mentionWords(mentions: Entity["mentions"]): string {
  const of = (kind: string) => mentions.filter((mention) => mention.kind === kind).length;
  const counts = [
    { count: of("name"), how: "by name" },
    { count: of("nominal"), how: "by a description" },
    { count: of("pronoun"), how: "by a pronoun" },
  ].filter(({ count }) => count > 0);
  if (counts.length === 1) return `mentioned ${timesWords(mentions.length)}, ${counts[0].how}`;
  const each = counts.map(({ count, how }) => `${count} ${how}`).join(", ");
  return `mentioned ${timesWords(mentions.length)}${each && `: ${each}`}`;
}

function timesWords(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}
