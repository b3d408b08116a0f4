import type { Migration } from "../../../src/store/migrate.ts";
import { MIGRATIONS } from "../../../src/store/migrations/list.ts";

const NUMBERS = "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 30000)";

/** The steps of the library and two that a later Readout might have, each of which takes a while. */
export const LATER: readonly Migration[] = [
  ...MIGRATIONS,
  {
    name: "later",
    sql: `CREATE TABLE later (n integer PRIMARY KEY); INSERT INTO later (n) ${NUMBERS} SELECT n FROM n;
      ALTER TABLE document ADD COLUMN later integer; UPDATE document SET later = 1`,
  },
  {
    name: "later still",
    sql: `CREATE TABLE later_still (n integer PRIMARY KEY); INSERT INTO later_still SELECT n FROM later`,
  },
];
