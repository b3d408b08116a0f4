/**
 * Reads a library as a user who may not write: `node read-child.ts LOCATION UID`, UID `-` for the user who runs it. Says `READ n`, or
 * `REFUSED CODE MESSAGE`; then what adding brings, `ADDED CODE MESSAGE`; then `READ n` again for each line it is sent.
 */
import { createInterface } from "node:readline";
import { openStore } from "../../../src/store/open-store.ts";
import { StoreError } from "../../../src/store/store-error.ts";
import { madeRecord } from "./made-record.ts";

const [location, uid] = process.argv.slice(2);
if (uid !== "-") {
  process.setgroups!([]);
  process.setgid!(Number(uid));
  process.setuid!(Number(uid));
}

function told(error: unknown): string {
  if (!(error instanceof StoreError)) throw error;
  return `${error.code} ${error.message}`;
}

try {
  const store = await openStore(JSON.parse(location));
  const read = async () => {
    const { items } = await store.reports({ by: "added", limit: 200, cursor: null });
    for (const { document, version } of items) await store.report(document, version);
    const { reports } = await store.counts();
    console.log(`READ ${items.length} ${reports}`);
  };
  await read();
  const { kept, raw } = madeRecord({ name: "intruder", number: 1, version: 1 });
  await store.add(kept, raw).then(
    ({ outcome }) => console.log(`ADDED ${outcome}`),
    (error) => console.log(`ADDED ${told(error)}`),
  );
  for await (const _ of createInterface({ input: process.stdin })) await read();
  await store.close();
} catch (error) {
  console.log(`REFUSED ${told(error)}`);
  process.exit();
}
