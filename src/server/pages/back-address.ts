/** The page of this server that a form names as the one to go back to, else `otherwise`. Never another site. */
export function backAddress(written: unknown, otherwise: string): string {
  if (typeof written !== "string" || !/^\/(?![/\\])[\x21-\x7e]*$/.test(written)) return otherwise;
  return written;
}
