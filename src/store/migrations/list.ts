import type { Migration } from "../migrate.ts";
import { library } from "./0001-library.ts";
import { stories } from "./0002-stories.ts";
import { parted } from "./0003-parted.ts";
import { days } from "./0004-days.ts";

/** The steps from an empty database to the present library, in order. Only ever added to: a step that was released never changes. */
export const MIGRATIONS: readonly Migration[] = [
  { name: "library", sql: library },
  { name: "stories", sql: stories },
  { name: "parted", sql: parted },
  { name: "days", sql: days },
];
