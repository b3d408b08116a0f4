const VERB =
  "(?:said|says|told|added|adds|explained|insisted|warned|argued|wrote|replied|noted|recalled|complained|claimed|declared|testified|announced)";
const SMALL = "\\p{Ll}[\\p{L}’'-]*";
const CAPITAL = "\\p{Lu}[\\p{L}\\p{M}’'.-]*";
// What comes before a name: none of these is a clause or the quoted person's own people ("my boss said").
const OTHERS =
  "(?!(?:I|we|you|he|she|they|it|my|our|your|as|and|but|or|so|if|when|while|who|which|that|because|then|like)\\b)";
// "biologist Noor Valdin", "the mayor of Hallin", "Deputy Minister Olek Sarna"
const NAMED = `${OTHERS}(?:${SMALL} ){0,4}${CAPITAL}(?: (?:${CAPITAL}|of|the|for|de|van|bin)){0,5}`;
const ROLE = `(?:[Tt]he|[Aa]n?) ${SMALL}(?: ${SMALL}){0,3}`;
const HEARER = `(?: (?:${SMALL}|${CAPITAL})){1,3}?`;
const WHEN =
  "(?: (?:on|in|at|after|before|during|from|outside|late|early|last|this|yesterday|today|[A-Z][a-z]+day)(?: (?!that\\b)[\\p{L}\\p{N}’'-]+){0,6})";
const ENDS = new RegExp(
  `, (?:(?:${NAMED}|${ROLE}) ${VERB}(?<!told)|(?:${NAMED}|${ROLE}) told${HEARER}|${VERB} ${NAMED})${WHEN}?\\.$`,
  "u",
);
// In this order nobody speaks: it need not end the paragraph.
const INVERTED = new RegExp(
  `, (?:said|says|added|adds|explained|insisted|warned|argued|wrote|replied|recalled|complained) ${NAMED}(?=[,.])`,
  "u",
);
const LONGEST = 160;
const CLAUSE = /[\p{L}\p{N}’']+(?: [\p{L}\p{N}’',-]+){2,}$/u;

/**
 * Where somebody's words end whose closing mark was forgotten: at the comma before a teller that stands within the open quotation,
 * `“The fish are back, biologist Noor Valdin said on Monday.` An offset in `words`, or -1 where no such teller is found.
 */
export function findForgottenClose(words: string): number {
  const start = Math.max(0, words.length - LONGEST);
  const ending = ENDS.exec(words.slice(start));
  const at = INVERTED.exec(words)?.index ?? (ending ? start + ending.index : -1);
  return at > 0 && CLAUSE.test(words.slice(Math.max(0, at - LONGEST), at)) ? at : -1;
}
