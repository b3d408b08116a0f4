import type { Layout } from "../../text/layout.ts";
import { countryOf } from "../lexicons.ts";
import { codesOf } from "./codes-of.ts";
import { regionOf } from "./regions.ts";
import { isUsState } from "./us-states.ts";

/** Which countries ("SYR") and states ("USA.TX") a report names, in words that stand for nothing else. */
export interface Evidence {
  /** One for each sentence of the layout. */
  readonly sentences: readonly Set<string>[];
  readonly document: Set<string>;
}

const LONGEST = 5;

/** The codes that a name or demonym stands for beyond doubt: capitals are places themselves, "Georgia" and "Congo" are two. */
function sureCodes(name: string): readonly string[] {
  if (/^Congo(?:lese)?$/.test(name)) return [];
  const country = countryOf(name);
  const region = regionOf(name);
  if (region?.country != null && region.kind === "region") return [region.country];
  const state = isUsState(name);
  if (country !== undefined && country.form !== "capital") return state ? [] : [country.alpha3];
  // the state of Washington is seldom meant by its bare name
  return state && name !== "Washington" && name.length > 3
    ? codesOf(name).filter((code) => code.startsWith("USA."))
    : [];
}

/** The countries and states that each sentence names, and the report in all. */
export function findEvidence({ text, tokens, sentences }: Layout): Evidence {
  const document = new Set<string>();
  const found = sentences.map(({ tokens: range }) => {
    const codes = new Set<string>();
    for (let k = range.from; k < range.to; k += 1) {
      if (!/^\p{Lu}/u.test(text.slice(tokens.from[k], tokens.from[k] + 2))) continue;
      for (let size = Math.min(LONGEST, range.to - k); size > 0; size -= 1) {
        const end = tokens.to[k + size - 1];
        if (end - tokens.from[k] > 60) continue;
        const name = text.slice(tokens.from[k], end).replace(/['’]s?$/, "");
        // "Ala." is a token and a point
        const sure = [...sureCodes(name), ...(size === 1 && text[end] === "." ? sureCodes(`${name}.`) : [])];
        if (sure.length === 0) continue;
        for (const code of sure) codes.add(code);
        for (const code of sure) codes.add(code.slice(0, 3));
        k += size - 1;
        break;
      }
    }
    for (const code of codes) document.add(code);
    return codes;
  });
  return { sentences: found, document };
}
