import { homedir } from "node:os";
import { posix, win32 } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { nonEmpty } from "./option-values.ts";
import type { LibraryLocation } from "./services.ts";

export interface LibraryFlags {
  readonly library?: string;
  readonly store?: string;
}

/** Gives `command` the options that say which library is meant. */
export function addLibraryOptions(command: Command): Command {
  return command
    .option("--library <folder>", "the library (READOUT_LIBRARY, else your data folder)", nonEmpty)
    .addOption(
      new Option("--store <url>", "a library in PostgreSQL (READOUT_STORE)").argParser(storeUrl).conflicts("library"),
    );
}

/** Where the library is that the options of `command` or else the environment name; ends the command where that is misuse. */
export function locationOf(command: Command, env: NodeJS.ProcessEnv): LibraryLocation {
  try {
    return libraryLocation(command.opts<LibraryFlags>(), env);
  } catch (error) {
    return command.error(`error: ${(error as Error).message}`);
  }
}

/** As `locationOf`. Errors: RangeError for a READOUT_STORE that is no address. */
export function libraryLocation(
  flags: LibraryFlags,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): LibraryLocation {
  if (flags.store !== undefined) return { url: flags.store };
  if (flags.library !== undefined) return { folder: flags.library };
  if (env.READOUT_STORE) {
    if (!isStoreUrl(env.READOUT_STORE)) throw new RangeError(`READOUT_STORE: ${NO_URL}`);
    return { url: env.READOUT_STORE };
  }
  return { folder: env.READOUT_LIBRARY || dataFolder(env, platform) };
}

function dataFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === "win32") {
    return win32.join(env.LOCALAPPDATA || win32.join(homedir(), "AppData", "Local"), "Readout");
  }
  if (platform === "darwin") return posix.join(homedir(), "Library", "Application Support", "Readout");
  // The specification has a relative path in it passed over.
  const named = env.XDG_DATA_HOME && posix.isAbsolute(env.XDG_DATA_HOME) ? env.XDG_DATA_HOME : null;
  return posix.join(named ?? posix.join(homedir(), ".local", "share"), "readout");
}

// The value itself is not told: it may hold a password.
const NO_URL = "It must be an address as postgres://user@host/database.";

function isStoreUrl(value: string): boolean {
  return /^postgres(?:ql)?:\/\/\S+$/.test(value);
}

function storeUrl(value: string): string {
  if (!isStoreUrl(value)) throw new InvalidArgumentError(NO_URL);
  return value;
}
