import { usStates } from "../closed-words.ts";

/** What the press writes for states of the United States and provinces of Canada, beside their names. */
const abbreviated = new Map(
  `Ala. Alabama|Ariz. Arizona|Ark. Arkansas|Calif. California|Colo. Colorado|Conn. Connecticut|Del. Delaware|Fla. Florida|Ga. Georgia|Ill. Illinois|Ind. Indiana|Kan. Kansas|Ky. Kentucky|La. Louisiana|Md. Maryland|Mass. Massachusetts|Mich. Michigan|Minn. Minnesota|Miss. Mississippi|Mo. Missouri|Mont. Montana|Neb. Nebraska|Nev. Nevada|N.H. New Hampshire|N.J. New Jersey|N.M. New Mexico|N.Y. New York|N.C. North Carolina|N.D. North Dakota|Okla. Oklahoma|Ore. Oregon|Pa. Pennsylvania|R.I. Rhode Island|S.C. South Carolina|S.D. South Dakota|Tenn. Tennessee|Tex. Texas|Vt. Vermont|Va. Virginia|Wash. Washington|W.Va. West Virginia|Wis. Wisconsin|Wyo. Wyoming|D.C. District of Columbia|Ont. Ontario|Que. Quebec|B.C. British Columbia|Alta. Alberta|Sask. Saskatchewan|Man. Manitoba|N.S. Nova Scotia|N.B. New Brunswick`
    .split("|")
    .map((pair) => [pair.slice(0, pair.indexOf(" ")), pair.slice(pair.indexOf(" ") + 1)] as const),
);

/** The full name of an abbreviated state or province ("Calif.", "Calif"); the name itself for any other. */
export function stateName(name: string): string {
  return abbreviated.get(name) ?? (name.length > 2 ? abbreviated.get(`${name}.`) : undefined) ?? name;
}

/** Is a name, in full or abbreviated, that of a state of the United States? */
export function isUsState(name: string): boolean {
  return usStates.has(name);
}
