/** What a full stop after a short form may be. */
export type Abbreviation =
  /** Never the end: a title before a name, "vs.". */
  | "goes on"
  /** Not the end before a number: "No. 5", "Jan. 5". */
  | "counts"
  /** The end only if a new sentence plainly begins: "Inc.", "Ariz.". */
  | "may end";

const words = (list: string) => list.trim().split(/\s+/);

const ABBREVIATIONS = new Map<string, Abbreviation>([
  ...words(`Mr Mrs Ms Mx Dr Sen Sens Rep Reps Gov Govs Lt Col Gen Maj Capt Sgt Cpl Pvt Prof Profs Rev Hon Pres Msgr Messrs
    Mme Mmes Mlle Adm Cmdr Cmdt Brig Det Insp Supt Amb Atty Sec Asst Assoc Dir Fr Hr Sra St Ste Mt Ft vs v cf viz ca`).map(
    (word) => [word, "goes on"] as const,
  ),
  ...words(`No Nos no nos Art Arts Fig Figs Vol vol Ch ch pp p pg par Sect para Op Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct
    Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Rm Apt Ste Ext`).map((word) => [word, "counts"] as const),
  ...words(`Inc Corp Co Cos Ltd Plc Bros LLC Jr Sr Esq Univ Dept Dept Est Assn Bldg Ave Blvd Rd Hwy Pkwy Sq approx dept est
    al ed eds tel incl Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev
    Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo Ont Que Alta Dak Ph D ft lb lbs oz kg km mi mph hrs min`).map(
    (word) => [word, "may end"] as const,
  ),
]);

const STARTERS = new Set(
  words(`The A An He She It They We I You His Her Its Their Our My Your This That These Those There Here In On At By For
    From With Without To Of After Before Since Until During While When Where Why Who What Which How As If Although Though
    Because But And Or Nor So Yet However Still Also Then Now Later Meanwhile Moreover Instead Indeed Despite Under Over
    Among Amid Both Some Many Most Several Few All Each Every No Not One Two Three Is Are Was Were Do Does Did Can Could
    Will Would Should May Might Has Have Had Let Asked According Earlier Last Next Even Only Just`),
);

/** What a full stop after this word may be, as far as the word tells; `null` for a word that is no short form. */
export function abbreviation(word: string): Abbreviation | null {
  return ABBREVIATIONS.get(word) ?? null;
}

/** Whether a word with a capital is one that sentences begin with, rather than a name. */
export function startsSentences(word: string): boolean {
  return STARTERS.has(word);
}
