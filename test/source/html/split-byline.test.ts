import assert from "node:assert/strict";
import { test } from "node:test";
import { splitByline } from "../../../src/source/html/split-byline.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["By Ada Brook", ["Ada Brook"]],
  ["BY ADA BROOK AND CARL DORN", ["ADA BROOK", "CARL DORN"]],
  ["By Ada Brook, Carl Dorn and Ilse van der Hahn", ["Ada Brook", "Carl Dorn", "Ilse van der Hahn"]],
  ["By Ada Brook, Coast Correspondent", ["Ada Brook"]],
  ["by Ada Brook in Orrin and Carl Dorn in Selm", ["Ada Brook", "Carl Dorn"]],
  ["Written by Jean-Luc O’Neil | North Wire", ["Jean-Luc O’Neil"]],
  ["By Ada Brook for the Harbour Post", ["Ada Brook"]],
  ["Ada Brook & Carl Dorn", ["Ada Brook", "Carl Dorn"]],
  ["By Ada Brook Published 26 April 2024", []],
  ["Admin", []],
  ["staff", []],
  ["https://post.example/ada", []],
  ["", []],
];

for (const [line, names] of CASES) {
  test(`“${line}” names ${names.join(" and ") || "nobody"}`, () => {
    assert.deepEqual(splitByline(line), names);
  });
}
