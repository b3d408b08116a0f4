/** Short forms of given names that news uses beside the full ones. */
const FORMS: readonly (readonly string[])[] = [
  ["charles", "chuck", "charlie"],
  ["elizabeth", "liz", "beth", "betsy"],
  ["joseph", "joe"],
  ["william", "bill", "will", "billy"],
  ["michael", "mike"],
  ["thomas", "tom"],
  ["robert", "bob", "rob", "bobby"],
  ["james", "jim", "jimmy"],
  ["richard", "dick", "rick"],
  ["edward", "ed", "ted"],
  ["daniel", "dan"],
  ["david", "dave"],
  ["benjamin", "ben"],
  ["samuel", "sam"],
  ["anthony", "antony", "tony"],
  ["steven", "stephen", "steve"],
  ["ronald", "ron"],
  ["kenneth", "ken"],
  ["katherine", "catherine", "kate", "kathy"],
  ["donald", "don"],
  ["timothy", "tim"],
  ["christopher", "chris"],
  ["gregory", "greg"],
  ["jeffrey", "jeff"],
  ["matthew", "matt"],
  ["andrew", "andy", "drew"],
  ["alexander", "alex", "sasha"],
  ["nicholas", "nick"],
  ["patrick", "pat"],
  ["rebecca", "becky"],
  ["susan", "sue"],
  ["margaret", "maggie", "peggy"],
  ["john", "jack", "johnny"],
  ["lawrence", "larry"],
  ["philip", "phillip", "phil"],
  ["raymond", "ray"],
  ["walter", "walt"],
  ["vladimir", "volodymyr"],
];

/** May two given names, in small letters, be one person's? */
export function maySameGivenName(a: string, b: string): boolean {
  return a === b || isInitial(a, b) || isInitial(b, a) || FORMS.some((forms) => forms.includes(a) && forms.includes(b));
}

function isInitial(short: string, name: string): boolean {
  return short.length === 1 && name.startsWith(short);
}
