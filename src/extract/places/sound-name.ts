/**
 * What is left of a folded name when the way in which a language writes it is taken away: names that sound alike are spellings of
 * one ("khan younis", "khan yunis"; "raqqa", "ar raqqah"), names that do not are other names ("saigon").
 */
export function soundName(key: string): string {
  return key
    .replace(/^(?:the|al|ar|as|ad|an|ash|at|az|el) /, "")
    .replace(/ (?:province|state|region|oblast|governorate|krai|prefecture|county|department|district|city)$/, "")
    .replace(/kh|gh|q|ck|c/g, "k")
    .replace(/sh|sch|z|zh|j/g, "s")
    .replace(/w|v|b/g, "v")
    .replace(/[aeiouyh ]/g, "")
    .replace(/(.)\1+/g, "$1");
}
