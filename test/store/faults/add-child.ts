/**
 * Adds invented reports as a process of its own: `node add-child.ts LOCATION NAME FIRST [LAST]`, without LAST for ever. Says `opening`,
 * `open`, and after each report that the library took a line `NUMBER VERSION OUTCOME`. Every fourth report gets a second version.
 */
import { writeSync } from "node:fs";
import { openStore } from "../../../src/store/open-store.ts";
import { madeRecord } from "./made-record.ts";

const [location, name, first, last = "Infinity"] = process.argv.slice(2);
const say = (line: string) => writeSync(1, `${line}\n`);

say("opening");
const store = await openStore(JSON.parse(location));
say("open");
for (let number = Number(first); number <= Number(last); number++) {
  for (let version = 1; version <= (number % 4 === 0 ? 2 : 1); version++) {
    const { kept, raw } = madeRecord({ name, number, version });
    const { outcome } = await store.add(kept, raw);
    say(`${number} ${version} ${outcome}`);
  }
}
await store.close();
