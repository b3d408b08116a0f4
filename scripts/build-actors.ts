/**
 * Writes `data/agents.tsv` (noun or phrase for an actor, sector) and `data/bodies.tsv` (name of a body, country, sector) from the
 * dictionaries of PLOVER and Phoenix, and by hand what they lack; `data/README.md` names origins and licences. Usage, with the
 * folder of `PLOVER_agents.txt`, `Phoenix.International.actors.txt.gz` and `Phoenix.MilNonState.actors.txt.gz`:
 *
 *   node scripts/build-actors.ts ACTORS
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { givenNameSex, isCommonWord } from "../src/extract/lexicons.ts";
import { foldName } from "../src/extract/places/fold-name.ts";

const [actors] = process.argv.slice(2);
if (actors === undefined) throw new RangeError("a folder is needed: that of the actor dictionaries");
const data = join(import.meta.dirname, "..", "data");
const lines = (file: string): string[] => {
  const bytes = readFileSync(join(actors, file));
  return (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").split(/\r?\n/);
};

/**
 * PLOVER_agents.txt has JRN for the press and MED for medicine, the Phoenix dictionaries MED for the press and HLH for
 * medicine; ours is the latter. Paramilitaries are unidentified armed forces, social movements civil.
 */
const ofPlover = new Map([
  ["JRN", "MED"],
  ["MED", "HLH"],
  ["PRM", "UAF"],
  ["SOC", "CVL"],
]);
/** No sectors: no actor, unknown, a state that is not recognised. */
const noSector = new Set(["NON", "JNK", "UNK", "PRE", "IMG"]);

/** The sector of a code of several: its first three letters, but whoever stands against the government by name is OPP. */
function sectorOf(code: string, phrase: string): string | null {
  const first = code.slice(0, 3);
  if (noSector.has(first)) return null;
  if (code.includes("OPP") && /\b(?:opposition|dissident|exile[ds]?)\b/.test(phrase)) return "OPP";
  return ofPlover.get(first) ?? first;
}

/** What the list has wrong, or too rough for English news, or lacks; "-": has the sector of what it belongs to. */
const byHand: { readonly [sector: string]: string } = {
  "-": `network|spokesman|spokeswoman|spokesperson|leader|chief|head|member|group|director|deputy|representative|aide|adviser|advisor|delegation|delegate|chairman|chairwoman|
    chair|boss|source|figure|team|staff|department|agency|office|personnel|employee|executive|assistant|counsel|negotiator|branch|wing|unit|force|body|side|candidate|strategist|supporter|
    ally|secretary|president|speaker|commissioner|committee|man|men|woman|expert|founder|veteran|coalition|camp|faction|organisation|organization|affiliate|officer|guard|insider|movement|alliance|council|commission|service|services|institution|center|centre|agent|operative|commander in chief`,
  GOV: `pm|authorities|ministry|government|administration|regime|state department|foreign ministry|defence chief|defense chief|defence ministry|defense ministry|defense department|defence secretary|defense secretary|head of state|head of government|vice president|deputy president|prime minister|foreign minister|finance minister|
    secretary of state|interior ministry|justice department|homeland security|presidency|president|attorney general|national security adviser|national security advisor|security council secretary|
    spokesman for the government|government spokesman|foreign ministry spokesman|top diplomat|chief diplomat|diplomat|ambassador|envoy|special envoy|consul|consulate|embassy|cabinet|cabinet member|minister|chancellor|premier|king|queen|emir|sultan|crown prince|monarch|governor|lieutenant governor|mayor|state councilor|state councillor|politburo|border guard|customs|federal agency|state agency|government agency|tax authority|city council|city councilman|councillor|councilor|bureaucrat|civil servant|regulator|central bank|central banker|federal reserve|electoral commission|election commission|white house|firefighter|fire chief|fire department|county commissioner|undersecretary|deputy minister|deputy prime minister|chief of staff|public official|coast guard commander|superpower|head of the government|secretary general of the government|treasury secretary|commerce secretary|health secretary|home secretary|foreign secretary|junta|ruler|supreme leader|paramount leader|strongman|dictator`,
  MIL: `troop|troops|force commander|armed forces|military|army|navy|air force|soldier|general|army chief|military chief|chief of the army|warship|jet|fighter jet|warplane|submarine|marine|marines|serviceman|servicewoman|servicemember|service member|special forces|commando|coast guard|border force|military spokesman|defence forces|defense forces|admiral|colonel|commander|brigade|battalion|regiment|infantry|paratrooper|air defence|air defense|peacekeeper|security forces|security force|military official|military officer|army officer|naval officer|naval vessel|destroyer|aircraft carrier|frigate|revolutionary guard|national guard|joint chiefs of staff|major general|brigadier|lieutenant general|sergeant|corporal`,
  COP: `police|police chief|police officer|police spokesman|police commissioner|sheriff|cop|detective|riot police|gendarmerie|gendarme|constable|policeman|policewoman|law enforcement|law enforcement official|border police|traffic police|prison guard|prison official|patrolman|state trooper|trooper|customs officer|superintendent of police|investigator`,
  SPY: `spy chief|spymaster|intelligence chief|intelligence agency|intelligence officer|intelligence official|spy agency|spy|director of national intelligence|national intelligence director|secret service|counterintelligence|security service|intelligence service|intelligence community`,
  JUD: `court|supreme court|high court|judge|justice|chief justice|prosecutor|prosecutors|attorney|lawyer|tribunal|magistrate|federal judge|district attorney|special counsel|defence lawyer|defense lawyer|defence attorney|defense attorney|jury|grand jury|public prosecutor|solicitor|barrister|appeals court|constitutional court|judiciary|ombudsman`,
  LEG: `lawmaker|legislator|legislature|parliament|parliamentarian|senator|senate|congressman|congresswoman|congress|member of parliament|member of congress|mp|mep|house speaker|speaker of the house|speaker of parliament|parliament speaker|house of representatives|national assembly|parliamentary speaker|majority leader|minority leader|senate majority leader|house minority leader|senate minority leader|house majority leader|majority whip|minority whip|assemblyman|assemblywoman|backbencher|house committee|senate committee|select committee|ranking member|state senator|state legislator|congressional leader|house republican|house democrat|senate republican|senate democrat|lower house|upper house`,
  OPP: `opposition|opposition leader|opposition party|opposition lawmaker|opposition politician|opposition figure|opposition activist|opposition candidate|opposition group|opposition supporter|dissident|government critic|critic of the government|opposition coalition|exiled leader|shadow minister|opposition movement`,
  PTY: `party|ruling party|political party|party leader|party official|party member|republican|democrat|party chairman|national committee|republican party|democratic party|labour party|conservative party|communist party|party congress|campaign|presidential candidate|presidential hopeful|campaign manager|campaign spokesman|nominee|presidential nominee|candidate for president|politician|super pac`,
  CVL: `resident|civilian|citizen|people|person|villager|local|voter|protester|protestor|protesters|demonstrator|marcher|crowd|activist|campaigner|mourner|witness|eyewitness|family|relative|survivor|victim|parent|mother|father|child|children|boy|girl|passenger|shopper|neighbor|neighbour|public|population|taxpayer|community|homeowner|tenant|worshipper|pedestrian|motorist|tourist|hostage|captive|detainee|prisoner|inmate|women|youth|teenager|pensioner|patient|rioter|looter|community leader|tribal leader|tribesman|tribe|elder|tribal elder|clan|indigenous people|minority|ethnic minority|immigrant|migrant|respondent|donor|fan|spectator|household|consumer|actor|singer|athlete|artist|author|writer|celebrity|player|coach|street vendor|counter-protester|anti-government protester|hunger striker|striking student|whistleblower|bystander|townspeople|inhabitant|taxi driver|truck driver|motorcyclist|hiker`,
  BUS: `company|firm|business|corporation|entity|manufacturer|maker|bank|businessman|businesswoman|business leader|entrepreneur|investor|industry|retailer|chief executive|chief executive officer|ceo|cfo|chief financial officer|chief operating officer|tycoon|oligarch|billionaire|trader|exporter|importer|airline|carrier|oil company|tech company|tech giant|technology company|technology firm|conglomerate|supplier|contractor|defence contractor|defense contractor|state-owned company|state-owned enterprise|enterprise|shipping company|utility|refinery|chipmaker|automaker|carmaker|drugmaker|startup|start-up|brokerage|hedge fund|insurer|lender|developer|shareholder|employer|shopkeeper|shop owner|trade group|trade association|chamber of commerce|industry group|economist|analyst|broker|merchant|stock exchange|subsidiary|operator|owner|producer|hotel|mining company|shipper|vendor`,
  MED: `journalist|reporter|newspaper|news agency|state media|state television|state tv|state news agency|official news agency|state-run media|state-run news agency|broadcaster|television|tv station|tv channel|radio|radio station|editor|editor in chief|editorial board|correspondent|columnist|media|news media|press|media outlet|news outlet|outlet|magazine|daily|blogger|photographer|cameraman|anchor|anchorman|anchorwoman|commentator|tabloid|state newspaper|website|news website|publisher|tv network|pundit|presenter|talk show host|podcaster`,
  EDU: `student|teacher|professor|university|school|college|academic|scholar|researcher|scientist|lecturer|historian|think tank|institute|political scientist|headteacher|principal|law professor|pupil|university professor|university spokesman|sociologist|study author|dean|faculty`,
  HLH: `doctor|nurse|surgeon|physician|paramedic|medic|hospital|clinic|health worker|medical worker|medical staff|medical official|hospital official|hospital spokesman|epidemiologist|rescuer|rescue worker|ambulance crew|midwife|psychiatrist|virologist`,
  NGO: `aid worker|aid agency|aid group|aid organization|aid organisation|charity|relief agency|relief worker|humanitarian worker|humanitarian organization|humanitarian organisation|humanitarian group|nongovernmental organization|non-governmental organization|advocacy group|watchdog|nonprofit|nonprofit group|human rights group|rights group|rights organization|rights organisation|human rights organization|human rights organisation|foundation|campaign group|monitoring group|war monitor|civil liberties group|volunteer|advocate|interest group|conservation group|civil rights group`,
  HRI: `human rights activist|rights activist|human rights lawyer|human rights defender|rights defender|rights advocate|human rights advocate`,
  ENV: `environmentalist|environmental group|environmental activist|climate activist|conservationist|green group|ecologist`,
  LAB: `worker|union|trade union|labor union|labour union|union leader|labor leader|labour leader|union member|striker|striking worker|miner|dockworker|docker|factory worker|migrant worker|farm worker|transport worker|laborer|labourer|construction worker|union official|teachers union|workforce|steelworker`,
  AGR: `farmer|peasant|herder|rancher|fisherman|grower|landowner|agricultural worker|farmers union|livestock herder|shepherd`,
  REL: `cleric|priest|bishop|archbishop|cardinal|pope|pontiff|imam|rabbi|monk|nun|pastor|preacher|ayatollah|mullah|church|mosque|synagogue|religious leader|church leader|patriarch|evangelical|missionary|dalai lama|grand mufti|mufti|clergy|congregation|diocese|muslim cleric|religious scholar|vicar|reverend|theologian`,
  REF: `refugee|asylum seeker|displaced person|displaced people|evacuee|returnee|displaced family|displaced civilian|exile`,
  REB: `rebel|rebels|rebel commander|rebel leader|rebel group|rebel force|rebel forces|rebel fighter|insurgent|insurgency|guerrilla|guerilla|separatist|separatist leader|terrorist|terrorist group|terror group|terrorist organization|jihadist|jihadi|extremist group|islamist militant|suicide bomber|mujahideen|militant group|militant leader|rebel alliance|extremist|islamist|secessionist|revolutionary|rebel movement|separatist group|opposition fighter|rebel spokesman|militant organization`,
  UAF: `gunman|gunmen|militant|militia|militiaman|fighter|armed group|armed man|armed men|attacker|assailant|mercenary|paramilitary|vigilante|warlord|bomber|shooter|private military company|mercenary group|bandit|armed faction|hijacker|sniper|combatant|militia leader|militia commander|militia fighter`,
  CRM: `gang|gang member|gang leader|drug cartel|cartel|drug lord|drug trafficker|trafficker|smuggler|human trafficker|pirate|thief|robber|kidnapper|criminal|hacker|criminal gang|crime syndicate|mafia|mobster|suspect|fugitive|murderer|killer|rapist|poacher|cartel leader|organised crime|organized crime|burglar|fraudster|convict|arsonist|ransomware group|hacking group`,
  IGO: `peacekeeping mission|peacekeeping force|un mission|international organization|international organisation|un agency|united nations agency|u.n. agency|un official|u.n. official|bloc|secretary general|secretary-general|alliance secretary general|un peacekeeper|u.n. peacekeeper|peacekeeper|international body|international court|weapons inspector|un envoy|u.n. envoy|eu official|nato official|eu diplomat|u.n. investigator|un investigator|un expert|u.n. expert|european diplomat`,
  ELI: `former president|former prime minister|ex-president|former minister|former foreign minister|former official|former secretary of state|first lady|former governor|former senator|former leader|former ambassador|former chancellor|former mayor|former general|former diplomat|prince|princess|elite`,
};

/** Nouns that have the sector of what they belong to, and else this one: "a company official", "Taliban fighters". */
const unlessOfAnother: { readonly [sector: string]: string } = {
  GOV: "official president vice-president secretary diplomat envoy ambassador commissioner negotiator authority department",
  MIL: "commander force troop general forces",
  UAF: "fighter militant gunman",
  BUS: "executive",
  LEG: "speaker",
  LAB: "worker",
  CVL: "supporter activist protester family man men woman women",
};

function agents(): string[] {
  const found = new Map<string, string>();
  const forms: { readonly [set: string]: readonly string[] } = {
    "!PERSON!": ["MAN", "WOMAN", "PERSON"],
    "!MINIST!": ["MINISTER", "MINISTRY"],
  };
  for (const line of lines("PLOVER_agents.txt")) {
    const [, written, code] = /^([A-Z!'(][^[{]*?)\s*(?:\{[^}]*\})?\s*\[~([A-Z]+)\]/.exec(line) ?? [];
    if (written === undefined || /[^\x20-\x7e]/.test(written)) continue;
    const set = Object.keys(forms).find((name) => written.includes(name));
    for (const form of set === undefined ? [""] : forms[set]) {
      const phrase = (set === undefined ? written : written.replace(set, form))
        .toLowerCase()
        .replace(/[_,\s]+/g, " ")
        .trim();
      const sector = sectorOf(code, phrase);
      // a stem without its end, or two words of which one is a name
      if (sector === null || phrase.length < 2 || /[()#]/.test(phrase) || /\bminist$/.test(phrase)) continue;
      if (!found.has(phrase)) found.set(phrase, sector);
    }
  }
  for (const [sector, phrases] of Object.entries(byHand).reverse()) {
    for (const phrase of phrases.split("|")) found.set(phrase.trim().replace(/\s+/g, " "), sector);
  }
  for (const [sector, phrases] of Object.entries(unlessOfAnother)) {
    for (const phrase of phrases.split(" ")) found.set(phrase, `-${sector}`);
  }
  // "officials" is found by "official"; what says something else of the plural is said by hand
  const isPlural = (phrase: string, sector: string): boolean =>
    phrase.endsWith("s") && found.get(phrase.slice(0, -1))?.replace("-", "") === sector.replace("-", "");
  return [...found]
    .filter(([phrase, sector]) => !isPlural(phrase, sector))
    .map(([phrase, sector]) => `${phrase}\t${sector}`)
    .sort();
}

const iso = new Set(
  readFileSync(join(data, "countries.tsv"), "utf8")
    .split("\n")
    .map((line) => line.slice(0, 3)),
);
const sectors = new Set("IGO NGO BUS MED REB".split(" "));

/** Names and other names of bodies with their codes; persons, and whatever was something else at another time, are left out. */
function bodies(): string[] {
  const found = new Map<string, string>();
  for (const file of ["Phoenix.International.actors.txt.gz", "Phoenix.MilNonState.actors.txt.gz"]) {
    let names: string[] = [];
    for (const raw of lines(file)) {
      const line = raw.replace(/#.*/, "");
      const name = /^\+?([^\s[]+(?: [^\s[]+)*)\s*(?:\[|$)/.exec(line)?.[1];
      if (name !== undefined) names = line.startsWith("+") ? [...names, name] : [name];
      const codes = [...line.matchAll(/\[([^\]]*)\]/g)].map(([, code]) => code.trim());
      if (codes.length !== 1 || !/^[A-Z]+$/.test(codes[0])) continue;
      const [code] = codes;
      const generic = code.startsWith("MNC") ? `BUS${code.slice(3)}` : code;
      const country = iso.has(generic.slice(0, 3))
        ? generic.slice(0, 3)
        : iso.has(generic.slice(3, 6))
          ? generic.slice(3, 6)
          : "";
      const sector = file.includes("MilNonState") ? (generic.includes("REB") ? "REB" : "") : generic.slice(0, 3);
      if (!sectors.has(sector)) continue;
      for (const one of names) {
        const words = one
          .replace(/_+$/, "")
          .replace(/_/g, " ")
          .replace(/\(.*?\)/g, "")
          .trim();
        const key = foldName(words);
        const parts = key.split(" ");
        if (key.length < 3 || (parts.length === 1 && (isCommonWord(key) || givenNameSex(key) !== undefined))) continue;
        if (parts.length < 4 && givenNameSex(parts[0]) !== undefined && sector !== "BUS") continue;
        if (!found.has(key)) found.set(key, `${key}\t${sector === "IGO" ? "" : country}\t${sector}`);
      }
    }
  }
  return [...found.values()].sort();
}

for (const [file, rows] of [
  ["agents.tsv", agents()],
  ["bodies.tsv", bodies()],
] as const) {
  writeFileSync(join(data, file), `${rows.join("\n")}\n`);
}
