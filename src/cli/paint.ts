import { WriteStream } from "node:tty";

/** How a stretch of text looks. `colour` is an index into the colours of voices. */
export interface Style {
  readonly bold?: boolean;
  readonly dim?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly colour?: number | null;
}

/** Puts `style` on `text`: with escape sequences, or not at all where there is no colour. */
export type Paint = (text: string, style: Style) => string;

/** Colours of the 256-colour palette that keep a contrast of 4 : 1 or more on black and on white alike. */
export const VOICE_COLOURS = [31, 130, 28, 162, 99, 131, 30, 64, 133, 63] as const;

const BASIC_COLOURS = [36, 33, 32, 35, 34, 31, 96, 93, 92, 95] as const;

/** A paint for a terminal of `depth` bits of colour, as Node counts them; 1 is no escape sequence at all. */
export function openPaint(depth: number): Paint {
  if (depth <= 1) return (text) => text;
  const colourCode = (index: number) =>
    depth >= 8
      ? `38;5;${VOICE_COLOURS[index % VOICE_COLOURS.length]}`
      : `${BASIC_COLOURS[index % BASIC_COLOURS.length]}`;
  return (text, { bold, dim, italic, underline, colour }) => {
    const codes: string[] = [];
    if (bold) codes.push("1");
    if (dim) codes.push("2");
    if (italic) codes.push("3");
    if (underline) codes.push("4");
    if (colour != null) codes.push(colourCode(colour));
    return codes.length === 0 || text === "" ? text : `\x1b[${codes.join(";")}m${text}\x1b[0m`;
  };
}

/** Bits of colour for what is written to `stream`: none off a terminal or where `NO_COLOR` is set; `FORCE_COLOR` overrules both. */
export function colourDepth(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): number {
  const forced = env.FORCE_COLOR !== undefined;
  if (!forced && (!stream.isTTY || env.NO_COLOR)) return 1;
  // Node warns where both are set; NO_COLOR is already overruled here.
  return WriteStream.prototype.getColorDepth.call(null, { ...env, NO_COLOR: undefined } as unknown as object);
}
