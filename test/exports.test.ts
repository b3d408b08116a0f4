import assert from "node:assert/strict";
import { test } from "node:test";
import * as readout from "../src/index.ts";

test("the package exports these names and no others", () => {
  assert.deepEqual(Object.keys(readout).sort(), [
    "ModelError",
    "ReadError",
    "compareRecords",
    "openMeaningsReader",
    "openModel",
    "read",
  ]);
});
