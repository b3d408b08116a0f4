/**
 * Verb forms that tell somebody's words. They only help to read punctuation (does a sentence go on after a closing mark?
 * is a short quotation speech?); which words are cues is for the model to say.
 */
const FORMS = `
said says say saying asked asks asking told tells telling added adds adding replied replies answered answers
wrote writes writing tweeted tweets posted explained explains insisted insists argued argues stated states stating
declared declares declaring announced announces claimed claims claiming alleged alleges alleging asserted asserts
noted notes noting warned warns warning urged urges urging demanded demands called calls calling described describes describing
denied denies denying rejected rejects accused accuses accusing blamed blames blaming criticized criticised criticizes criticises
denounced denounces condemned condemns slammed slams blasted mocked vowed vows promised promises pledged pledges
praised praises hailed hails lauded acknowledged acknowledges admitted admits conceded concedes confirmed confirms
reported reports reporting remarked remarks recalled recalls responded responds retorted quipped joked jokes
shouted shouts yelled cried screamed whispered chanted chanting exclaimed sneered
suggested suggests maintained maintains maintaining expressed expresses expressing voiced cited cites quoted quotes quoting quoth
read reads boasted complained complains lamented laments stressed stresses emphasized emphasised reiterated repeated
testified testifies predicted predicts cautioned cautions ordered instructed advised advises thanked
labeled labelled labels branded referred refers referring characterized characterised characterizes
say tell add write argue insist claim warn urge demand call describe deny reject accuse blame criticize criticise denounce
condemn slam vow promise pledge praise hail acknowledge admit concede confirm report note suggest maintain express cite
quote reply respond declare label labels likened likens hailing typed argument words remarks statement interview speech according thought thinks wondered`;

const forms = new Set(FORMS.trim().split(/\s+/));

/** Whether a word (in lower case) is a form of a verb, or one of a few nouns, that tell somebody's words. */
export function tellsWords(word: string): boolean {
  return forms.has(word);
}
