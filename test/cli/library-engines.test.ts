import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { forEachEngine } from "../store/engines.ts";
import { runLibrary, writeReports } from "./fake-library.ts";

const folder = mkdtempSync(join(tmpdir(), "readout-engines-"));
after(() => rmSync(folder, { recursive: true, force: true }));

forEachEngine((newPlace) => {
  test("every command works, and a dump goes over into the other kind and back", async (t) => {
    const { location } = await newPlace(t);
    const here = "folder" in location ? ["--library", location.folder] : ["--store", location.url];
    const there = ["--library", join(folder, `copy-${"folder" in location}`)];
    const run = (command: string, ...args: string[]) => runLibrary([command, ...args, ...here]);
    const path = join(folder, "reports.jsonl");
    writeReports(path, ["a", "b", "c"]);

    assert.equal((await run("add", path)).err, "in 3 = 3 stored + 0 duplicate + 0 refused\n");
    assert.equal((await run("add", path)).err, "in 3 = 0 stored + 3 duplicate + 0 refused\n");
    const found = await run("search", "speaker:Oduya strike -slogans", "--json");
    assert.equal(found.out.trim().split("\n").length, 3, found.err);
    assert.match((await run("search", "--facets")).out, /Mara Oduya/);

    const dump = join(folder, "dump.jsonl.gz");
    assert.equal((await run("dump", dump)).code, 0);
    const restored = await runLibrary(["restore", dump, ...there]);
    assert.equal(restored.code, 0, restored.err);
    assert.equal((await runLibrary(["search", "--json", ...there])).out, (await run("search", "--json")).out);
    assert.equal((await runLibrary(["dump", ...there])).out, (await run("dump")).out);

    assert.equal((await run("reread", "--model", "other")).err, "in 3 = 3 reread + 0 unchanged + 0 refused\n");
    assert.match((await run("diff")).out, /^3 of 3 reports/);
    assert.equal((await run("remove", "b", "--yes")).code, 0);
    const checked = await run("check");
    assert.equal(checked.code, 0, checked.out);
    assert.match(checked.out, / is whole \(2 reports/);
    assert.doesNotMatch(checked.out, /:[^@/]+@/);
  });
});
