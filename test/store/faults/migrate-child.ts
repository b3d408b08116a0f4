/** Brings a library up to `LATER`, as a process of its own: `node migrate-child.ts LOCATION`. Says `opening` and `done`. */
import { writeSync } from "node:fs";
import { join } from "node:path";
import { migrate } from "../../../src/store/migrate.ts";
import { openPostgres } from "../../../src/store/postgres-engine.ts";
import { openSqlite } from "../../../src/store/sqlite-engine.ts";
import { LATER } from "./later-steps.ts";

const location = JSON.parse(process.argv[2]);
writeSync(1, "opening\n");
const engine = await ("url" in location
  ? openPostgres(location.url)
  : openSqlite(join(location.folder, "library.sqlite")));
await migrate(engine, LATER);
writeSync(1, "done\n");
await engine.close();
