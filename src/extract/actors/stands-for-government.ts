import type { Span } from "../../record.ts";
import { firstIndex } from "../../text/first-index.ts";
import type { Layout } from "../../text/layout.ts";

export interface Standing {
  /** What the name of a capital means where it stands; `null` where the words around it do not tell. */
  readonly stands: "government" | "place" | null;
  readonly why: string;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}

/** Prepositions before which a name is a place whatever stands before them. */
const placePrepositions = words(
  "in near outside around inside across throughout through via into at downtown central northern southern eastern western",
);
/** What one has with a government. */
const governmentPrepositions = words("with against");

/** Verbs and nouns of motion, before "to", "from" and "for". */
const motion = words(
  `fly flies flew flown flying travel travels traveled travelled traveling travelling trip trips visit visits visiting return returns returned returning go goes
  going went gone come comes came coming head heads headed heading drive drove driving journey journeys flight flights arrive arrived arriving arrival
  way road train trains move moves moved moving tour walk walked march marched marching rush rushed race raced route migrate migrated
  back sail sailed ferry drove transport transported bring brought bound depart departed departing departure leave left fled flee
  miles kilometers kilometres km mile kilometer kilometre north south east west far away hours reporting report reported broadcast live commute`,
);
/** Verbs whose object is a place. */
const reaching = words(
  "visit visits visited visiting leave leaves left leaving reach reaches reached reaching enter entered entering tour toured touring flee fled bomb bombed bombing shell shelled shelling hit capture captured besiege besieged storm stormed surround surrounded encircle encircled approach approached rock rocked shake shook evacuate evacuated",
);
/** What one has with, or does to, a government: before "to", "from", "on", "of", "for", "by", "between", "toward". */
const relation = words(
  `tension tensions tie ties relation relations relationship talk talks deal deals agreement agreements treaty alliance trade war dispute disputes
  conflict cooperation dialogue rift rivalry standoff stand-off negotiation negotiations pact partnership friction spat row feud clash clashes confrontation understanding
  contact contacts channel channels message messages warning warnings signal signals support aid assistance help pressure response responses concession concessions threat
  threats appeal appeals letter note demand demands sanctions sanction criticism complaint complaints protest ambassador envoy envoys loyal loyalty close closer
  allied hostile hostility opposition opposed answer offer offers proposal proposals request requests approval permission money arms weapons funding backing order orders instructions
  independence interference influence policy policies stance attitude approach call calls calling accusation accusations denial denials comment reaction statement assurances assurance
  guarantees guarantee commitment commitments promise promises anger fury concern concerns rebuke condemnation statement statements blow gesture gestures challenge challenges
  critical wary distrust mistrust suspicion trust fear fears control rule accused condemned blamed criticized criticised issued imposed made backed supported funded financed supplied armed
  adversarial competition engagement diplomacy outreach overtures overture pivot tough tougher leverage embargo tariffs subordinate answerable according loans debt`,
);
const act = words(
  `said says saying told tells warned warns insists insisted insist claims claimed claim denies denied deny accuses accused accuse wants wanted want seeks sought seek
  demands demanded demand demanding hopes hoped fears feared believes believed rejects rejected reject refuses refused refuse urged urges urge called calls announced announces imposed imposes
  agreed agrees agree signed signs sent sends vowed vows pledged pledges promised promises threatened threatens responded responds reacted reacts condemned condemns
  criticized criticised criticizes criticises blamed blames supports supported backs backed opposes opposed views viewed sees saw regards regarded considers considered
  maintains maintained argues argued contends contended has had have would will could may might must should did does plans planned tried tries decided decides
  summoned summons recalled recalls expelled expels banned bans lifted lifts suspended suspends halted halts ordered orders offered offers proposed proposes
  recognized recognised recognizes recognises asserts asserted acknowledged acknowledges confirmed confirms dismissed dismisses ruled rules added adds hailed hails
  welcomed welcomes praised praises asked asks pushed pushes pressed presses continues continued began begins launched launches deployed deploys withdrew withdraws
  cut cuts broke breaks severed severs retaliated retaliates stressed stresses reiterated reiterates expressed expresses voiced voices noted notes knows knew
  thinks thought expects expected intends intended appears appeared remains needs needed gave gives took takes made makes put puts is was isn't wasn't won't doesn't
  didn't hasn't cannot can't can never also still now then already reportedly repeatedly increasingly long then-`,
);
/** These alone do not tell an act; what follows has to. */
const auxiliary = words(
  "is was be been being has had have would will could may might must should did does can cannot also still now then already reportedly repeatedly increasingly never remains isn't wasn't won't doesn't didn't hasn't can't appears appeared appear long made took put saw hit cut",
);
const spokenTo = words(
  "demand demands demanded demanding tell tells told telling urge urges urged urging ask asks asked asking warn warns warned warning accuse accuses accused accusing blame blames blamed blaming press presses pressed pressing pressure pressured pressuring push pushed pushing condemn condemned condemning criticize criticized criticizing criticise criticised thank thanked persuade persuaded convince convinced force forced forcing provoke provoked anger angered angering assure assured reassure deter deterred deterring challenge challenged isolate isolated isolating sanction sanctioned lobby lobbied embarrass embarrassed infuriate infuriated irritate irritated alienate alienated antagonize antagonized support supported supporting back backed backing help helped helping arm armed arming fund funded notify notified inform informed consult consulted defy defied defying confront confronted confronting oppose opposed opposing recognize recognized rebuke rebuked let allow allowed enable enabled prompt prompted prompting compel compelled engage engaged engaging trust trusted punish punished punishing call called calls",
);
/** What a government has, after a possessive. */
const ofGovernment = words(
  `assertion assertions claim claims decision decisions policy policies response refusal demand demands support ambition ambitions ally allies aggression war invasion position
  stance proposal proposals sovereignty government foreign leaders leadership leader ambassador envoy envoys forces troops army military navy efforts effort interests interest influence
  involvement intervention role control rule failure willingness commitment commitments promise promises threat threats warning warnings offer plan plans strategy
  approach actions action behavior behaviour conduct treatment handling crackdown campaign grip reach power nuclear missile defense defence security diplomats diplomat diplomacy
  diplomatic officials spokesman spokeswoman denial denials objections objection criticism accusation accusations concerns concern view views attitude tone rhetoric message
  rejection recognition ties relations relationship allies backing assistance aid trade economic tariffs sanctions budget move moves push pressure bid willing readiness
  construction expansion buildup build-up occupation annexation seizure deployment intentions intention motives territorial human record agenda hand hands patience side assessment determination desire right rights use attempt attempts participation`,
);
/** What a town has, after its name or a possessive. */
const ofTown = words(
  `streets street airport mayor residents resident suburb suburbs downtown square subway metro skyline university hotel hotels zoo old city district districts population
  outskirts neighborhood neighborhoods neighbourhood neighbourhoods museum museums stadium station summit talks meeting conference olympics games traffic smog air weather
  marathon bureau office embassy correspondent stock restaurant restaurants theater theatre opera park airport's train main largest central international cathedral mosque market markets police
  hospital hospitals school schools rally trip visit home apartment house hall court red forbidden tiananmen green olympic film forum gathering event native born area region time
  mall suburban river waterfront historic northern southern eastern western`,
);

const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu;

function wordsIn(text: string): string[] {
  return [...text.matchAll(wordPattern)].map(([word]) =>
    word
      .toLowerCase()
      .replace(/’/g, "'")
      .replace(/[.'-]+$/, ""),
  );
}

function sentenceAround({ sentences, text }: Layout, { from, to }: Span): Span {
  const sentence = sentences[firstIndex(sentences.length, (k) => sentences[k].to > from)];
  return sentence === undefined ? { from: Math.max(0, from - 80), to: Math.min(text.length, to + 80) } : sentence;
}

const REACH = 80;

/**
 * Whether the name of a capital stands for the government there or for the city, by the words around it in its sentence: a
 * preposition of place before it, what it is the subject or object of, what it has. `null` where those do not tell.
 */
export function standsForGovernment(layout: Layout, span: Span): Standing {
  const { text } = layout;
  const sentence = sentenceAround(layout, span);
  const before = text.slice(Math.max(sentence.from, span.from - REACH), span.from);
  const name = text.slice(span.from, span.to);
  const owned = /['’]s?$/.test(name);
  const end = owned ? span.to - name.length + name.search(/['’]s?$/) : span.to;
  const after = text.slice(end, Math.min(Math.max(sentence.to, end), end + REACH));
  if (layout.dateline !== null && span.from < layout.dateline.to && span.to > layout.dateline.from) {
    return { stands: "place", why: "it is the dateline" };
  }
  return (
    byRecognition(before, after) ??
    byBefore(before) ??
    byAfter(after, before) ??
    byEnumeration(before) ?? { stands: null, why: "the words around it do not tell" }
  );
}

function government(why: string): Standing {
  return { stands: "government", why };
}

function place(why: string): Standing {
  return { stands: "place", why };
}

/** "Recognises Beijing as the legitimate ruler", but "recognised Jerusalem as the capital". */
function byRecognition(before: string, after: string): Standing | null {
  if (!/\brecogni[sz]\p{L}*\s+$/u.test(before) || !/^\s+as\s/.test(after)) return null;
  return /\bcapital\b/.test(after) ? place("it is recognised as a capital") : government("it is recognised");
}

function byBefore(before: string): Standing | null {
  // a mark between parts the name from what stands before it
  if (/[,;:—–"“”()]\s*$/.test(before)) return null;
  const all = wordsIn(before);
  let last = all.at(-1);
  if (last === undefined) return null;
  let rest = all.slice(0, -1);
  if (/^(?:both|either|neither|even|only)$/.test(last) && rest.length > 0) {
    last = rest.at(-1)!;
    rest = rest.slice(0, -1);
  }
  const near = rest.slice(-4).reverse();
  const moving = near.slice(0, 3).find((word) => motion.has(word));
  const related = near.find((word) => relation.has(word));
  const nearer = (a: string | undefined, b: string | undefined): boolean =>
    a !== undefined && (b === undefined || near.indexOf(a) <= near.indexOf(b));
  if (last === "in" && near[0] !== undefined && /^(?:confidence|trust|faith)$/.test(near[0]))
    return government(`“${near[0]} in” it`);
  if (placePrepositions.has(last)) return place(`“${last}” stands before it`);
  if (governmentPrepositions.has(last)) return government(`“${last}” stands before it`);
  if (last === "to" || last === "from" || last === "for" || last === "toward" || last === "towards") {
    if (nearer(moving, related)) return place(`“${moving} ${last}” it`);
    if (related !== undefined) return government(`“${related} ${last}” it`);
    return null;
  }
  if (last === "by")
    return related !== undefined ||
      near.some((word) => /(?:ed|en|wn)$|^(?:put|led|set|held|run|sent|built|brought|made|bought)$/.test(word))
      ? government("it is the agent of a passive")
      : null;
  if (last === "on" || last === "upon") {
    if (near[0] === "call" || near[0] === "called" || near[0] === "calls" || near[0] === "calling")
      return government(`“${near[0]} on” it`);
    return related !== undefined && !near.includes("attack") ? government(`“${related} on” it`) : null;
  }
  if (last === "of") {
    if (
      near[0] !== undefined &&
      (ofTown.has(near[0]) ||
        motion.has(near[0]) ||
        /^(?:city|capital|outside|outskirts|edge|heart|center|centre|part|parts)$/.test(near[0]))
    )
      return place(`“${near[0]} of” it`);
    return related !== undefined ? government(`“${related} of” it`) : null;
  }
  if (last === "between")
    return related !== undefined
      ? government(`“${related} between” it and another`)
      : moving !== undefined
        ? place(`“${moving} between” it and another`)
        : null;
  if (reaching.has(last)) return place(`it is the object of “${last}”`);
  if (spokenTo.has(last)) return government(`it is the object of “${last}”`);
  return null;
}

function byAfter(after: string, before: string): Standing | null {
  const next = wordsIn(after.replace(/^['’]s?(?=\s|$)/, ""));
  const owner = /^['’]s?(?:\s|$)/.test(after);
  if (owner) {
    for (const word of next.slice(0, 4)) {
      if (ofTown.has(word)) return place(`its “${word}”`);
      if (ofGovernment.has(word)) return government(`its “${word}”`);
    }
    return null;
  }
  const joined = /^(?:-|\/)\p{L}+/u.exec(after)?.[0];
  if (joined !== undefined)
    return /^-(?:based|born|area|bound)/.test(joined)
      ? place(`“${joined}” follows`)
      : /^-(?:backed|led|funded|installed|appointed|controlled|supported|aligned|friendly|imposed|sponsored|run|leaning|brokered)/.test(
            joined,
          )
        ? government(`“${joined}” follows`)
        : null;
  if (!/^\s+[\p{L}]/u.test(after)) return null;
  const [first] = next;
  if (first === undefined) return null;
  if (/^(?:and|or|to)$/.test(first)) return byJoined(next, before);
  if (ofTown.has(first)) return place(`“${first}” follows`);
  if (/^(?:authorities|officials|regime|leadership|government|policymakers|leaders|diplomats)$/.test(first))
    return government(`“${first}” follows`);
  return isSubject(before) ? byVerb(next) : null;
}

/** Can the name be the subject of what follows: nothing before it in the clause asks for an object? */
function isSubject(before: string): boolean {
  return !/\b(?:in|at|near|of|from|to|into|around|across|outside|inside|through)\s+(?:both\s+)?$/i.test(before);
}

/** What is said of a town as well: "Beijing hosted", "London has grown". */
const ofTownVerb =
  /^(?:located|situated|based|hosted|celebrated|seemed|looked|suffered|experienced|endured|seen|grown|become|been|named|called|known|founded|connected|linked|covered|flooded|bombed|shelled|divided|occupied|captured|host|see|grow|become|remain|experience|suffer|celebrate|look|feel|get|stay|need|speed|red|united)$/;

function byVerb(next: readonly string[]): Standing | null {
  const verb = next.slice(0, 5).find((word) => !auxiliary.has(word));
  const [first] = next;
  if (/^(?:would|will|may|might|should|must|could|can|cannot|won't|has|had|have)$/.test(first)) {
    // a town seldom is what has done, or will do, something
    const perfect = /^ha/.test(first);
    if (verb !== undefined && !ofTownVerb.test(verb) && (perfect ? /(?:ed|en|wn)$/ : /^[a-z]{2,}$/).test(verb)) {
      return government(`it is the subject of “${first} … ${verb}”`);
    }
  }
  if (/[a-z]{2}ed$/.test(first) && !ofTownVerb.test(first)) return government(`it is the subject of “${first}”`);
  if (!act.has(first)) return null;
  if (!auxiliary.has(first)) return government(`it is the subject of “${first}”`);
  if (
    verb !== undefined &&
    (act.has(verb) ||
      act.has(`${verb}s`) ||
      act.has(`${verb}ed`) ||
      act.has(`${verb}d`) ||
      act.has(verb.replace(/ing$/, "")) ||
      act.has(verb.replace(/ing$/, "e")) ||
      spokenTo.has(verb) ||
      /^(?:willing|able|unable|ready|determined|reluctant|prepared|likely|unlikely|concerned|worried|angry|furious|committed|eager|keen|wary|trying|not|doing|playing|using|building|developing|violating|party|failing|responsible|behind|committed|opposed|interested)$/.test(
        verb,
      ))
  ) {
    return government(`it is the subject of “${first} ${verb}”`);
  }
  return null;
}

/** "Beijing and Moscow said", "tensions between …": what joins two capitals stands for both. */
function byJoined(next: readonly string[], before: string): Standing | null {
  if (next[0] === "to")
    return /\b(?:urge|urged|urges|urging|press|pressed|pressing|ask|asked|asking|tell|told|push|pushed|pushing|want|wants|wanted|expect|expects|expected|pressure|pressuring|allow|allowed|force|forced|call on|called on|get)\s+$/.test(
      before,
    )
      ? government("it is asked to do something")
      : null;
  const rest = next.slice(2);
  return isSubject(before) && rest.length > 0 ? byVerb(rest) : null;
}

/** "Washington and *Beijing* said" has its other capital before it. */
function byEnumeration(before: string): Standing | null {
  const joined = /(?<lead>.*?)\p{Lu}[\p{L}'’]+(?:,? and| or)\s+$/su.exec(before)?.groups;
  return joined === undefined ? null : byBefore(joined.lead);
}
