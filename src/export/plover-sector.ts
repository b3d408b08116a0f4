/** PLOVER's sectors where the record, whose codes are those of the dictionaries for events, has another word. */
const RENAMED: { readonly [sector: string]: string } = {
  MED: "JRN",
  HLH: "MED",
  ELI: "CVL",
  HRI: "SOC",
  ENV: "SOC",
};

/** A sector of the record in the codes of PLOVER's manual, in which MED is health and JRN the press. */
export function ploverSector(sector: string): string {
  return RENAMED[sector] ?? sector;
}
