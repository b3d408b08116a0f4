const SECTORS: { readonly [code: string]: string } = {
  AGR: "farming",
  BUS: "business",
  COP: "police",
  CRM: "crime",
  CVL: "civilians",
  EDU: "education",
  ELI: "elite",
  ENV: "environment",
  GOV: "government",
  HLH: "health",
  HRI: "human rights",
  IGO: "international",
  JUD: "courts",
  LAB: "labour",
  LEG: "parliament",
  MED: "media",
  MIL: "military",
  NGO: "non-governmental",
  OPP: "opposition",
  PTY: "party",
  REB: "rebels",
  REF: "refugees",
  REL: "religion",
  SPY: "intelligence",
  UAF: "armed group",
};

/** The code of a sector and what it stands for: "COP police". */
export function sectorWords(sector: string): string {
  return SECTORS[sector] === undefined ? sector : `${sector} ${SECTORS[sector]}`;
}
