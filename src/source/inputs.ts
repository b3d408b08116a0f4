import type { Stats } from "node:fs";
import { glob, lstat, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Refused } from "./document.ts";
import { refuse } from "./refusal.ts";

export type FoundInput = { readonly path: string } | { readonly refused: Refused };

/**
 * The files that inputs name: a file, a folder with all that is below it (in order of names; names that begin with a
 * dot are passed over), or a pattern (`reports/*.html`). `-` stands for itself. What cannot be a file is refused.
 */
export async function* findInputs(inputs: readonly string[]): AsyncGenerator<FoundInput> {
  for (const input of inputs) {
    if (input === "-") yield { path: "-" };
    else yield* findInput(input);
  }
}

async function* findInput(input: string): AsyncGenerator<FoundInput> {
  let stats: Stats;
  try {
    stats = await stat(input);
  } catch (error) {
    const found = isMissing(error) && /[*?[{]/.test(input) && !(await exists(input)) ? await expand(input) : [];
    if (found.length === 0) yield refuseError(input, error);
    for (const path of found) yield* findInput(path);
    return;
  }
  if (stats.isFile()) yield { path: input };
  else if (stats.isDirectory()) yield* walkFolder(input);
  else yield refuseKind(input, stats);
}

async function* walkFolder(folder: string): AsyncGenerator<FoundInput> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    yield refuseError(folder, error);
    return;
  }
  for (const name of names.sort()) {
    if (name.startsWith(".")) continue;
    const path = join(folder, name);
    try {
      const stats = await stat(path);
      if (stats.isFile()) yield { path };
      else if (!stats.isDirectory()) yield refuseKind(path, stats);
      else if ((await lstat(path)).isSymbolicLink()) {
        // Followed, a link to a folder above would never end.
        yield refuse(path, "LINK", "a link to a folder, which is not followed; name the folder itself");
      } else yield* walkFolder(path);
    } catch (error) {
      yield refuseError(path, error);
    }
  }
}

async function expand(pattern: string): Promise<string[]> {
  const found: string[] = [];
  for await (const path of glob(pattern)) found.push(path);
  return found.sort();
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === "ENOENT";
}

function refuseKind(path: string, stats: Stats): FoundInput {
  const kind = stats.isFIFO() ? "a named pipe" : stats.isSocket() ? "a socket" : "a device";
  return refuse(
    path,
    "NOT_A_FILE",
    `${kind}, not a file; to read from a pipe, give - and pipe into the standard input`,
  );
}

const REASONS: { readonly [code: string]: string } = {
  ENOENT: "no such file or folder",
  EACCES: "no permission to read it",
  EPERM: "no permission to read it",
  ENOTDIR: "no such file: a part of the path is a file, not a folder",
  ELOOP: "a link that leads to itself",
  ENAMETOOLONG: "the name is too long for this system",
  EMFILE: "too many files are open",
  EISDIR: "a folder, not a file",
  EIO: "the disk could not be read",
};

/** The refusal of a file or folder that the system does not let us read. */
export function refuseError(path: string, error: unknown): { readonly refused: Refused } {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return refuse(path, code === "ENOENT" ? "NOT_FOUND" : "UNREADABLE", REASONS[code] ?? message);
}
