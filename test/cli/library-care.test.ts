import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { libraryLocation } from "../../src/cli/library-options.ts";
import { main } from "../../src/cli/main.ts";
import { openStore } from "../../src/store/open-store.ts";
import type { Store } from "../../src/store/store.ts";
import { libraryServices, runLibrary, writeReports } from "./fake-library.ts";

const folder = mkdtempSync(join(tmpdir(), "readout-care-"));
const library = join(folder, "library");
const dump = join(folder, "dump.jsonl");

async function store<T>(at: string, work: (store: Store) => Promise<T>): Promise<T> {
  const opened = await openStore({ folder: at });
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

const run = (command: string, ...args: string[]) => runLibrary([command, ...args, "--library", library]);

before(async () => {
  const path = join(folder, "reports.jsonl");
  writeReports(path, ["a", "b", "c", "d"]);
  const { code, err } = await run("add", path);
  assert.equal(code, 0, err);
  assert.equal((await run("dump", dump)).code, 0);
});
after(() => rmSync(folder, { recursive: true, force: true }));

test("a dump is JSON a line, packed by its name, and restores to the same library", async () => {
  const packed = join(folder, "dump.jsonl.gz");
  const { out, err, code } = await run("dump", packed);
  assert.deepEqual([out, code], ["", 0]);
  assert.match(err, /^\d+ lines written to .*dump\.jsonl\.gz\n$/);
  const lines = gunzipSync(readFileSync(packed)).toString();
  assert.equal(lines, readFileSync(dump, "utf8"));
  assert.equal(lines, (await run("dump")).out);
  for (const line of lines.trim().split("\n")) JSON.parse(line);
  for (const [name, file, input] of [
    ["from-file", dump, ""],
    ["from-gz", packed, ""],
    ["from-stdin", "-", lines],
  ]) {
    const other = ["--library", join(folder, name)];
    const restored = await runLibrary(["restore", file, ...other], {}, input);
    assert.deepEqual(restored, { out: "", err: "4 reports restored, each version counted\n", code: 0 });
    assert.equal((await runLibrary(["dump", ...other])).out, lines);
    assert.equal((await runLibrary(["check", ...other])).code, 0);
    assert.equal((await runLibrary(["search", "--json", ...other])).out, (await run("search", "--json")).out);
  }
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.endsWith(".part")),
    [],
  );
});

test("a dump that is cut off or none restores nothing, and a library with reports takes none", async () => {
  const whole = readFileSync(dump);
  const packed = join(folder, "cut.gz");
  assert.equal((await run("dump", packed)).code, 0);
  writeFileSync(packed, readFileSync(packed).subarray(0, 900));
  const cut = join(folder, "cut.jsonl");
  writeFileSync(cut, whole.subarray(0, whole.length - 40));
  const prose = join(folder, "prose.txt");
  writeFileSync(prose, "No dump at all.\n");
  const target = ["--library", join(folder, "target")];
  for (const [file, message] of [
    [packed, /the file is cut off; nothing was restored/],
    [cut, /line \d+ is not whole; the dump is cut off or damaged, nothing was restored/],
    [prose, /line 1 is not whole/],
    [join(folder, "nowhere"), /no such file/],
  ] as const) {
    const { err, code } = await runLibrary(["restore", file, ...target]);
    assert.equal(code, 1);
    assert.match(err, message);
    assert.equal((await runLibrary(["search", "--count", ...target])).out, "0\n");
  }
  const { err, code } = await run("restore", dump);
  assert.equal(code, 1);
  assert.match(err, /restore into a new folder/);
});

test("a dump that cannot be written leaves nothing behind and what was there before", async () => {
  const { err, code } = await run("dump", join(folder, "nowhere", "dump.jsonl"));
  assert.equal(code, 1);
  assert.match(err, /^readout: the output could not be written: /);
});

test("a whole library is told to be whole, and a damaged one is not", async () => {
  const { out, code } = await run("check");
  assert.deepEqual([out, code], [`${library} is whole (4 reports, each version counted)\n`, 0]);
  const damaged = await runLibrary(["check", "--library", library], {
    async openStore(location, options) {
      const store = await openStore(location, options);
      return {
        ...store,
        async *check() {
          yield { where: "report a", message: "its text\nis gone" };
        },
      };
    },
  });
  assert.deepEqual([damaged.out, damaged.code], ["report a: its text is gone\n", 1]);
});

test("removing asks first, and where it cannot ask it is misuse", async () => {
  const asked = await run("remove", "d");
  assert.deepEqual([asked.code, (await run("search", "--count", "kind:report")).out], [2, "4\n"]);
  assert.match(asked.err, /--yes/);
  const { err, code } = await run("remove", "d", "nothing", "--yes");
  assert.deepEqual([err, code], ["removed: d\nreadout: the library has no report nothing\n", 1]);
  assert.equal((await run("search", "--count", "kind:report")).out, "3\n");
});

test("on a terminal each report is asked for, and anything but yes keeps it", async () => {
  const place = ["--library", join(folder, "asked")];
  assert.equal((await runLibrary(["restore", dump, ...place])).code, 0);
  const ask = async (documents: readonly string[], ...answers: string[]) => {
    const stdin = Object.assign(new PassThrough(), { isTTY: true });
    const stderr = Object.assign(new PassThrough(), { isTTY: true });
    const told = text(stderr);
    stderr.on("data", (chunk) => {
      if (!String(chunk).includes("[y/N]")) return;
      stdin.write(`${answers.shift()}\n`);
    });
    const code = await main(["remove", ...documents, ...place], {
      ...libraryServices(),
      env: {},
      stdin,
      stderr: stderr as unknown as NodeJS.WriteStream,
    });
    stderr.end();
    return { code, told: await told };
  };
  const { code, told } = await ask(["a", "b", "c"], "no", "YES", "");
  assert.equal(code, 0);
  assert.match(
    told,
    /Remove a \(Harbour talks end without a deal, Elvan Courier, 2025-03-03\) with all its versions\? \[y\/N\] /,
  );
  assert.match(told, /removed: b\n/);
  assert.doesNotMatch(told, /removed: [ac]/);
  const left = await store(place[1], async (opened) => (await opened.counts()).reports);
  assert.equal(left, 3);
});

test("corrections are written with where they stand, and as marked examples", async () => {
  const opened = await openStore({ folder: library });
  const by = { note: null, by: "me" };
  await opened.correct({ document: "a", item: "s1", verdict: "mend", field: "speaker", value: "Ana Reyes", ...by });
  const { id } = await opened.correct({ document: "b", item: "v4", verdict: "wrong", field: null, value: null, ...by });
  const lines = (out: string) =>
    out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
  const all = lines((await run("corrections")).out);
  assert.deepEqual(all.map(({ document, verdict, now }) => [document, verdict, now.item, now.state]).sort(), [
    ["a", "mend", "s1", "exact"],
    ["b", "wrong", "v4", "exact"],
  ]);
  await opened.withdrawCorrection(id);
  await opened.close();
  const [gold, ...rest] = lines((await run("corrections", "--gold")).out);
  assert.deepEqual(rest, []);
  const { text: whole, item, entities, verdict, field, value, from, to } = gold;
  assert.deepEqual([verdict, field, value, item.id], ["mend", "speaker", "Ana Reyes", "s1"]);
  assert.match(whole.slice(from, to), /^The strike at the docks/);
  assert.deepEqual(
    entities.map(({ name }: { name: string }) => name),
    ["Mara Oduya"],
  );
});

test("what needs a library is misuse where there is none, and makes none", async () => {
  const nowhere = join(folder, "no-library");
  for (const args of [
    ["dump"],
    ["check"],
    ["remove", "a", "--yes"],
    ["corrections"],
    ["reread"],
    ["diff"],
    ["search"],
  ]) {
    const { out, err, code } = await runLibrary([...args, "--library", nowhere]);
    assert.deepEqual([out, code], ["", 2], args[0]);
    assert.match(err, /^readout: there is no library at /);
  }
  assert.ok(!existsSync(nowhere));
});

const CLI = fileURLToPath(new URL("fake-library-cli.ts", import.meta.url));

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  test(`serve prints its address when it answers, and ends with ${signal}`, async () => {
    const child = spawn(process.execPath, [CLI, "serve", "--port", "0", "--library", library], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      const [line] = (await once(child.stdout!, "data")).map(String);
      const [, url] = /^readout: (http:\/\/127\.0\.0\.1:\d+\/)\n$/.exec(line) ?? [];
      assert.equal((await fetch(url)).status, 200, line);
      const ended = once(child, "exit");
      child.kill(signal);
      await ended;
    } finally {
      child.kill("SIGKILL");
    }
    assert.equal(child.exitCode, 0);
  });
}

test("serving to others needs a token, and a port that is taken is told", async () => {
  const open = await run("serve", "--host", "0.0.0.0", "--port", "0");
  assert.deepEqual([open.out, open.code], ["", 2]);
  assert.match(open.err, /token/);
  const taken = await runLibrary(["serve", "--library", library], {
    startServer: async ({ port }) => {
      throw new Error(`cannot listen on 127.0.0.1:${port}`);
    },
  });
  assert.deepEqual([taken.out, taken.err, taken.code], ["", "readout: cannot listen on 127.0.0.1:8765\n", 1]);
});

test("where a library lies when nothing says so", () => {
  const at = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform) => {
    const location = libraryLocation({}, env, platform);
    return "folder" in location ? location.folder : location.url;
  };
  assert.equal(at({ XDG_DATA_HOME: "/data" }, "linux"), "/data/readout");
  assert.match(at({ XDG_DATA_HOME: "data" }, "linux"), /\/\.local\/share\/readout$/);
  assert.match(at({}, "darwin"), /\/Library\/Application Support\/Readout$/);
  assert.equal(at({ LOCALAPPDATA: "C:\\Users\\x\\AppData\\Local" }, "win32"), "C:\\Users\\x\\AppData\\Local\\Readout");
  assert.equal(at({ READOUT_LIBRARY: "/lib", READOUT_STORE: "" }, "linux"), "/lib");
  assert.equal(at({ READOUT_LIBRARY: "/lib", READOUT_STORE: "postgres://a/b" }, "linux"), "postgres://a/b");
  assert.deepEqual(libraryLocation({ library: "x" }, { READOUT_STORE: "postgres://a/b" }), { folder: "x" });
  assert.throws(() => libraryLocation({}, { READOUT_STORE: "secret" }), /^RangeError: READOUT_STORE: It must be/);
});
