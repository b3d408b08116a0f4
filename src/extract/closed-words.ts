/** Closed classes of English words that naming asks for; open classes are the lexicons of `data/`. */

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}

/** Words that are no part of a name, wherever they stand and however they are written. */
export const functionWords = words(
  `the a an this that these those he she it they we i you him her them us me his hers its their theirs our ours my mine your yours
  and but or nor so yet if when while as in on at by for from to with without of off after before since until till because although though
  however meanwhile moreover furthermore instead indeed perhaps maybe not no yes what who whom whose which why how where whether
  is are was were be been being am do does did has have had can could would should might must shall cannot
  just only even also still then there here now again once ever never always often sometimes already almost about above across against
  along amid among around behind below beneath beside besides between beyond despite down during except inside into like near onto out
  outside over past per than through throughout toward towards under unlike up upon via within
  former some many most more much few several other others another both each every either neither any all none such same own
  one two three four five six seven eight nine ten hundred thousand million billion
  said says told asked added wrote according including let last next this first second third
  yesterday today tomorrow tonight earlier later recently finally additionally overall nevertheless nonetheless
  everyone everybody someone somebody anyone anybody nobody nothing something anything everything
  i'm i've i'll i'd it's that's there's he's she's we're they're you're don't doesn't didn't isn't aren't wasn't weren't won't can't
  couldn't wouldn't shouldn't haven't hasn't hadn't we've they've you've we'll they'll you'll let's what's who's here's`,
);

export const days = words(
  "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat",
);

export const months = words(
  "january february march april may june july august september october november december jan feb mar apr jun jul aug sept oct nov dec",
);

/** Honorifics: they tell a person, and some a sex, but no role. */
export const honorifics = words("mr mrs ms miss dr sir lord lady dame madam messrs");

/** Short parts that join the words of a person's name: "Bill de Blasio", "Mohammed bin Salman". */
export const nameParticles = words(
  "de del della di da dos das du la le van von der den ter bin ibn al el bint abu ben y e",
);

/** Determiners and possessives that open a noun phrase. */
export const determiners = words(
  "the a an this that these those his her its their our my your one another each every any some no",
);

export const indefinite = words("a an one another some any");

export const possessives = words("his her its their our my your whose");

/** Prepositions and relatives at which the head of a noun phrase has passed. */
export const afterHead = words(
  `of for from at in on with by to about against over under like including as who whom which that whose where when than near within among
  between across after before during around inside outside into behind through without because while familiar close worried responding involved
  seeking handling filed released conducted published obtained posted issued commissioned sent written based speaking briefed representing
  is was are were has had have will would said says told`,
);

/** Parties and camps, which stand before a name as an adjective, or for their many members. */
export const partyAdjectives = words(
  "republican democratic democrat conservative liberal labour labor tory independent progressive libertarian socialist communist",
);

/** States of the United States, with the abbreviations of the press. */
export const usStates = new Set(
  `Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|West Virginia|Wisconsin|Wyoming|D.C.|Ala.|Ariz.|Ark.|Calif.|Colo.|Conn.|Fla.|Ga.|Ill.|Ind.|Kan.|Ky.|La.|Md.|Mass.|Mich.|Minn.|Miss.|Mo.|Mont.|Neb.|Nev.|N.H.|N.J.|N.M.|N.Y.|N.C.|N.D.|Okla.|Ore.|Pa.|R.I.|S.C.|S.D.|Tenn.|Tex.|Vt.|Va.|Wash.|W.Va.|Wis.|Wyo.`.split(
    "|",
  ),
);

/** Continents, regions and quarters: places that no list of countries has. */
export const regions = new Set(
  "Puerto Rico|Indo-Pacific|San Francisco|San Juan|Caribbean|Eastern Europe|Central America|South America|North America|Southeast Asia|East Asia|Europe|Asia|Africa|America|Latin America|Middle East|Manhattan|Brooklyn|Hollywood|Wall Street|Silicon Valley|West|East|South|North|Midwest|South China Sea|Hong Kong|Los Angeles|New York City|Chicago|Boston|Houston|Dallas|Miami|Philadelphia|Detroit|Atlanta|Gaza|West Bank|Crimea|Mumbai|Shanghai|Istanbul|Dubai|Geneva|Hague|Toronto|Sydney".split(
    "|",
  ),
);

/** Bodies whose name ends in no noun of a body, and well-known outlets. */
export const knownBodies: ReadonlyMap<string, "organisation" | "government"> = new Map([
  ...[
    "White House",
    "Congress",
    "Pentagon",
    "Kremlin",
    "Supreme Court",
    "Capitol Hill",
    "Downing Street",
    "Elysee",
    "Treasury",
    "Knesset",
    "Duma",
    "Bundestag",
    "Vatican",
    "House",
    "Senate",
    "Fed",
  ].map((name) => [name, "government"] as const),
  ...[
    "Twitter",
    "Facebook",
    "Google",
    "Apple",
    "Amazon",
    "Microsoft",
    "Reuters",
    "Politico",
    "Breitbart",
    "Bloomberg",
    "Associated Press",
    "Agence France-Presse",
    "Xinhua",
    "Huffington Post",
    "United Nations",
    "European Union",
    "NATO",
    "Hamas",
    "Hezbollah",
    "Taliban",
    "Islamic State",
    "National Review",
    "Axios",
    "ProPublica",
    "Gallup",
    "Nato",
    "Unicef",
    "Interpol",
    "Time",
    "Newsweek",
    "Slate",
    "Vox",
    "Drudge Report",
    "Foreign Policy",
  ].map((name) => [name, "organisation"] as const),
]);

/** Nouns that stand as a title before any name; others do only before a given name or an initial. */
const strongTitles = words(
  `president senator sen sens rep reps representative gov govs governor minister premier chancellor secretary chairman chairwoman chair leader spokesman spokeswoman
  judge justice commissioner mayor king queen pope prince princess ambassador sir lord dr mr mrs ms miss prof professor gen general col colonel capt captain lt lieutenant sgt maj adm admiral
  speaker attorney director chief ceo officer detective sheriff rev reverend coach candidate nominee congressman congresswoman councilman councilwoman ag del bishop archbishop cardinal rabbi imam
  ayatollah sheikh emir sultan whip treasurer comptroller superintendent editor strategist analyst adviser advisor manager aide host anchor cfo coo undersecretary envoy inspector agent
  ex-president ex-senator president-elect frontrunner front-runner lawmaker economist businessman columnist correspondent reporter`,
);

/** Heads of the names of places, and of what is neither person, body nor place. */
export const placeHeads = words(
  "strait sea seas river mountain mountains mount beach island islands valley county bay lake street avenue airport square arena coast peninsula province ocean gulf hills heights springs park gables city town village border basin canal desert forest bridge",
);
export const otherHeads = words(
  "war day act constitution bill agreement amendment award prize treaty accord deal pact plan games olympics cup bowl week month convention summit debate revolution charter",
);

/** Capitalised words that name nothing by themselves. */
export const noNames = words(
  `western eastern northern southern southeastern southwestern northeastern northwestern midwestern tv id pac pacs ok am pm ii iii iv internet web god christmas easter thanksgiving halloween
  nazi buddhist european arab soviet latin mideast oh
  english arabic spanish muslim christian jewish islamic catholic protestant hispanic latino latina african asian black white native indian ph.d m.d jr sr v vs q a i u`,
);

/** Nouns for persons that stand before a name as an adjective: "veteran GOP consultant". */
export const ambiguousNouns = words(
  "veteran senior conservative liberal progressive populist independent republican democrat moderate fellow rival major minor star principal general individual guard centrist nationalist socialist communist native adult teen patient incumbent junior old lead marine chief",
);

/** Does a title stand before any name, in the singular or before several ("Senators A and B"), with or without its point? */
export function isStrongTitle(lower: string): boolean {
  const title = lower.replace(/\.$/, "");
  return strongTitles.has(title) || (title.endsWith("s") && strongTitles.has(title.slice(0, -1)));
}
