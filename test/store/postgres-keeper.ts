/**
 * Keeps a PostgreSQL for the test files of one run: `node postgres-keeper.ts FOLDER RUNNER`. Starts it, writes its address to
 * `FOLDER/address` (or why not to `FOLDER/failure`), and stops it when the process RUNNER is gone or nobody uses it any more.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const SCRIPT = join(import.meta.dirname, "../../scripts/start-postgres.sh");
/** Between one test file and the next, in milliseconds. */
const LULL = 20_000;

const [folder, runner] = [process.argv[2], Number(process.argv[3])];

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function isUsed(): boolean {
  return readdirSync(join(folder, "users")).some((user) => isAlive(Number(user)));
}

function tell(name: string, text: string): void {
  writeFileSync(join(folder, `${name}.part`), text);
  renameSync(join(folder, `${name}.part`), join(folder, name));
}

const started = spawnSync(SCRIPT, [join(folder, "server")], { encoding: "utf8" });
if (started.status === 0) {
  do {
    tell("address", started.stdout.trim());
    for (let used = Date.now(); isAlive(runner) && Date.now() - used < LULL && existsSync(folder); ) {
      if (isUsed()) used = Date.now();
      await sleep(500);
    }
    // Who registers later finds no address; who did so just before it was taken away goes on with this server.
    rmSync(join(folder, "address"), { force: true });
  } while (isAlive(runner) && existsSync(folder) && isUsed());
  spawnSync(SCRIPT, ["--stop", join(folder, "server")]);
} else {
  tell("failure", started.stderr || "PostgreSQL could not be started");
  await sleep(LULL);
}
rmSync(folder, { recursive: true, force: true });
