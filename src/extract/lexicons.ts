import { once, readTable } from "./read-table.ts";

/** How a noun stands for people or things, as far as a speaker's kind needs it. */
export type NounClass = "person" | "persons" | "body" | "bodies" | "document" | "documents";

export type Sex = "f" | "m";

interface CountryName {
  readonly alpha3: string;
  readonly form: "name" | "capital" | "demonym";
}

const given = once(
  () =>
    new Map([...readTable("given-names.tsv"), ...readTable("given-names-more.tsv")].map(([name, sex]) => [name, sex])),
);
const common = once(() => new Set(readTable("common-words.txt").map(([word]) => word)));
const persons = once(() => new Map(readTable("person-nouns.tsv").map(([noun, sex]) => [noun, sex])));
const bodies = once(() => new Set(readTable("organisation-nouns.txt").map(([noun]) => noun)));
const documents = once(() => new Set(readTable("document-nouns.txt").map(([noun]) => noun)));
const countries = once(() => {
  const named = new Map<string, CountryName>();
  for (const [alpha3, names, capital, demonyms] of readTable("countries.tsv")) {
    for (const demonym of demonyms?.split("|") ?? [])
      if (demonym !== "") named.set(demonym, { alpha3, form: "demonym" });
    if (capital) named.set(capital, { alpha3, form: "capital" });
    for (const name of names.split("|")) named.set(name, { alpha3, form: "name" });
  }
  return named;
});

/** The sex that a given name tells, `null` where it is borne by both, `undefined` where it is no known given name. */
export function givenNameSex(name: string): Sex | null | undefined {
  const sex = given().get(name.toLowerCase());
  return sex === undefined || sex === "f" || sex === "m" ? sex : null;
}

function stems(word: string): string[] {
  const cut = [word];
  if (word.endsWith("s")) cut.push(word.slice(0, -1));
  if (word.endsWith("es")) cut.push(word.slice(0, -2));
  if (word.endsWith("ies")) cut.push(`${word.slice(0, -3)}y`);
  if (word.endsWith("ed")) cut.push(word.slice(0, -2), word.slice(0, -1));
  if (word.endsWith("ing")) cut.push(word.slice(0, -3), `${word.slice(0, -3)}e`);
  if (word.endsWith("ly")) cut.push(word.slice(0, -2));
  return cut;
}

/** Is a word, in small letters, an ordinary English one? */
export function isCommonWord(word: string): boolean {
  return stems(word.toLowerCase()).some((stem) => common().has(stem));
}

/** The country that a name, a capital or a demonym stands for; `undefined` where it stands for none. */
export function countryOf(name: string): CountryName | undefined {
  return countries().get(name.replaceAll("’", "'"));
}

/** Trades that no list has in full: "headteacher", "lockkeeper", "hydrologist". What stands before the second part is a word of its own. */
const compoundTrade = /^(\p{L}{3,})-?(?:teacher|master|keeper|worker|driver|owner)$/u;
const learnedTrade = /^\p{L}{3,}(?:ologist|ographer|iatrist|etrist)$/u;

/** The sex that a noun for a person tells ("spokeswoman"), `null` for none, `undefined` where it is no such noun. */
export function personNounSex(noun: string): Sex | null | undefined {
  const word = noun.toLowerCase().replace(/\.$/, "");
  const sex = persons().get(word) ?? persons().get(word.slice(word.lastIndexOf("-") + 1));
  if (sex !== undefined) return sex === "f" || sex === "m" ? sex : null;
  const before = compoundTrade.exec(word)?.[1];
  return learnedTrade.test(word) || (before !== undefined && isCommonWord(before)) ? null : undefined;
}

/** The countries, by their codes, that a phrase names or has an adjective of: "the Iranian defence chief". */
export function countriesIn(phrase: string): Set<string> {
  const words = phrase.split(/[^\p{L}\p{M}.'’-]+/u).map((word) => word.replace(/['’]s?$/, ""));
  const found = new Set<string>();
  for (let k = 0; k < words.length; k += 1) {
    const two = countryOf(`${words[k]} ${words[k + 1]}`);
    const country = two ?? countryOf(words[k]) ?? countryOf(words[k].replace(/\.$/, ""));
    if (country !== undefined) found.add(country.alpha3);
    if (two !== undefined) k += 1;
  }
  return found;
}

/** Is a word the noun of a body, as "ministry", "committee", "campaign"? */
export function isBodyNoun(noun: string): boolean {
  return bodies().has(noun.toLowerCase());
}

const plurals = new Map([
  ["men", "man"],
  ["women", "woman"],
  ["people", "person"],
  ["children", "child"],
  ["wives", "wife"],
  ["clergy", "priest"],
  ["analyses", "analysis"],
  ["memoranda", "memorandum"],
]);

function singular(word: string): string | null {
  const irregular = plurals.get(word);
  if (irregular !== undefined) return irregular;
  if (/(?:wo)?men$/.test(word) && word.length > 4) return `${word.slice(0, -2)}an`;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|s|x)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : null;
}

/** Common nouns in -er and -or that are no persons. */
const things = new Set(
  "number matter order power offer answer paper letter computer server factor error color door floor rumor behavior border chapter character corner counter cover danger dinner disaster dollar encounter filter finger flower gender hammer honor labor layer meter mirror monitor motor parameter passenger-car pointer poster powder quarter register river sector semester shelter shoulder shower summer temper theater thriller tower tractor transfer trigger tumor vector water weather winter wonder year-over".split(
    " ",
  ),
);

/** Nouns that are plural in sense without a plural form, or name no single person. */
const manyPeople = new Set(
  "police media press public crowd audience staff team opposition electorate leadership majority minority everyone everybody nobody somebody anyone some many most others few several both all none those these two three four five six seven eight nine ten dozens hundreds thousands millions half percent percentage share number lot bloc elite elites clergy youth folks folk allies aides voices camp wing couple pair duo trio family families parents forces troops respondents ones third quarter plurality partisans millennials masses establishment community communities population populace nation nations country countries state states city cities town towns markets companies world".split(
    " ",
  ),
);

/** What a noun stands for; `null` where no list has it. */
export function nounClass(noun: string): NounClass | null {
  const word = noun.toLowerCase().replace(/\.$/, "");
  if (manyPeople.has(word)) return "persons";
  if (personNounSex(word) !== undefined) return "person";
  if (documents().has(word)) return "document";
  if (bodies().has(word)) return "body";
  const one = singular(word);
  if (one === null)
    return /[a-z](?:ists|ians|goers|holders|makers|seekers|owners|workers)$/.test(word) ? "persons" : null;
  if (personNounSex(one) !== undefined) return "persons";
  if (documents().has(one)) return "documents";
  if (bodies().has(one)) return "bodies";
  if (/(?:ist|ian|goer|holder|maker|seeker|owner|worker|watcher|leader)$/.test(one)) return "persons";
  return /.{3}(?:er|or)$/.test(one) && !things.has(one) && isCommonWord(one) ? "persons" : null;
}
