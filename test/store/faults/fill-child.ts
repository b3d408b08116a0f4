/** Adds invented reports until the library refuses one: `node fill-child.ts LOCATION`. Says the number of each, then `CODE MESSAGE`. */
import { openStore } from "../../../src/store/open-store.ts";
import { StoreError } from "../../../src/store/store-error.ts";
import { madeRecord } from "./made-record.ts";

const store = await openStore(JSON.parse(process.argv[2]));
try {
  for (let number = 1; ; number++) {
    const { kept, raw } = madeRecord({ name: "wire", number, version: 1, sentences: 40 });
    await store.add(kept, raw);
    console.log(number);
  }
} catch (error) {
  if (!(error instanceof StoreError)) throw error;
  console.log(error.code, error.message);
}
await store.close();
