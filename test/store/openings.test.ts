import assert from "node:assert/strict";
import { test } from "node:test";
import { forEachEngine } from "./engines.ts";
import { makeRecord } from "./make-record.ts";
import { addAll, newStore } from "./with-store.ts";

forEachEngine((newPlace) => {
  test("reports tell how they begin, in their latest version; what is not there is left out", async (t) => {
    const { store } = await newStore(t, newPlace);
    const url = "https://x.example/dam";
    await addAll(store, [
      makeRecord("The dam broke.\n==>\ndoes RETREAT | - | - | broke", { id: "dam", url }),
      makeRecord("The dam held after all.\n==>\ndoes RETREAT | - | - | held", { id: "dam-2", url }),
      makeRecord("Nothing happened.", { id: "quiet" }),
    ]);
    const openings = await store.openings(["dam-2", "quiet", "nowhere"]);
    assert.deepEqual(
      [...openings].sort(),
      [
        ["dam-2", "The dam held after all."],
        ["quiet", "Nothing happened."],
      ].sort(),
    );
    assert.equal((await store.openings([])).size, 0);
  });
});
