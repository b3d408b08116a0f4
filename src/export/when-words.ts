const PARTS: { readonly [code: string]: string } = {
  MO: "morning",
  MI: "midday",
  AF: "afternoon",
  EV: "evening",
  NI: "night",
};
const SEASONS: { readonly [code: string]: string } = { SP: "spring", SU: "summer", FA: "autumn", WI: "winter" };

/**
 * A TIMEX3 value as a reader writes it ("2025-03-03", "2025-03-03 14:30", "2025 spring"); `null` for one that stands for no
 * stretch of the calendar or of which a part is not known, where the words of the text tell more.
 */
export function whenWords(value: string | null): string | null {
  if (value === null || !/^\d{3}/.test(value) || value.includes("X")) return null;
  return value
    .replace(/-(SP|SU|FA|WI)$/, (_, season) => ` ${SEASONS[season]}`)
    .replace(/-WE$/, " weekend")
    .replace(/T(MO|MI|AF|EV|NI)$/, (_, part) => ` ${PARTS[part]}`)
    .replace("T", " ")
    .replace("/", " to ");
}
