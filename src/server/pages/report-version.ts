/** The version that an address asks for: `null` for the latest, "none" for what can be no version. */
export function readVersion(asked: string | undefined): number | null | "none" {
  if (asked === undefined) return null;
  return /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : "none";
}
