import assert from "node:assert/strict";
import { test } from "node:test";
import { RECORDS } from "../../export/comparison/tellings.ts";
import { openPageLibrary, type PageLibrary, TOLD } from "./page-library.ts";

const IDS = RECORDS.map(({ document }) => document.id);

/** The three tellings of one story, and a report of another. */
async function openStories(): Promise<PageLibrary> {
  const library = await openPageLibrary(TOLD.slice(0, 1));
  for (const record of RECORDS) await library.store.add({ record, reasons: {} }, null);
  return library;
}

async function pathOf({ store }: PageLibrary, document: string): Promise<string> {
  return `/stories/${(await store.storyOf(document))!.id}`;
}

test("a story's page tells its reports by date, why they are one, and leads to their comparison", async () => {
  await using library = await openStories();
  const list = await library.see("/stories");
  const path = list.link("The story: 3 reports of 3 outlets");
  assert.equal(path, await pathOf(library, IDS[0]));
  const seen = await library.see(path);
  assert.equal(seen.words("h1"), "3 reports of one story");
  assert.deepEqual(seen.all(".story-reports div > a"), [
    "Sorenia agrees to reopen the Tessel strait",
    "No deal on the Tessel strait, Reyl says",
    "Velmark and Sorenia hold talks on the Tessel strait",
  ]);
  assert.match(
    seen.words(".story-reports .meta"),
    /^The Lindholm Courier · 13 May 2031, 21:10 · 225 words · 12 statements · 17 events$/,
  );
  assert.match(seen.words("section[aria-labelledby=why]"), /both tell of .*Tessel/);
  assert.equal((await library.see(seen.link("Compare all 3"))).words("h1"), "Three tellings of one story");
  assert.ok(seen.html.includes(`/api/v1${path}`));
});

test("the timeline counts what was published and what is told of each day, and says both again as a list", async () => {
  await using library = await openStories();
  const seen = await library.see(await pathOf(library, IDS[0]));
  const said = [...seen.document.querySelectorAll(".day-chart a")].map((link) => link.getAttribute("aria-label"));
  assert.ok(said.includes("2 reports published on 13 May 2031"), said.join(" | "));
  assert.ok(said.includes("1 report published on 14 May 2031"));
  const told = said.find((words) => words?.endsWith("told of 4 April 2031"));
  const day = seen.document.getElementById("day-2031-04-04")!;
  assert.equal(Number(told!.split(" ")[0]), day.querySelectorAll("ul > li").length);
  const act = day.querySelector("ul a")!.getAttribute("href")!;
  const report = await library.see(act);
  assert.ok(report.document.getElementById(act.split("#")[1]), act);
});

test("reports are parted from the page, and joined again by id or by address", async () => {
  await using library = await openStories();
  const { store } = library;
  const path = await pathOf(library, IDS[0]);
  // The first one gives the story its number: what is left has another.
  const parted = await library.send(`${path}/part`, [["document", IDS[0]]]);
  assert.equal(parted.status, 303);
  const left = parted.headers.get("location")!;
  assert.equal(left, await pathOf(library, IDS[1]));
  assert.equal((await library.see(left)).words("h1"), "2 reports of one story");
  const alone = await library.see(await pathOf(library, IDS[0]));
  assert.equal(alone.words("h1"), "A report of a story of its own");
  assert.equal(alone.document.querySelectorAll("form[action$='/part']").length, 0);

  for (const name of [IDS[0], `http://127.0.0.1:8765/reports/${IDS[0]}?version=1#s2`, `/reports/${IDS[0]}`]) {
    const joined = await library.send(`${await pathOf(library, IDS[1])}/join`, [["with", ` ${name} `]]);
    assert.equal(joined.status, 303, name);
    const all = await library.see(joined.headers.get("location")!);
    assert.equal(all.words("h1"), "3 reports of one story");
    await store.partStory([IDS[0]]);
  }
});

test("what cannot be parted or joined is refused with what to do, and nothing changes", async () => {
  await using library = await openStories();
  const path = await pathOf(library, IDS[0]);
  const refused = async (action: string, fields: readonly (readonly [string, string])[]) => {
    const response = await library.send(`${path}/${action}`, fields);
    return `${response.status} ${/<h1>.*?<\/h1><p>(.*?)<\/p>/s.exec(await response.text())?.[1]}`;
  };
  assert.match(await refused("part", []), /^400 Tick the reports/);
  assert.match(await refused("part", [["document", TOLD[0].id]]), /^409 The report elvan-1 is not/);
  assert.match(
    await refused(
      "part",
      IDS.map((id) => ["document", id] as const),
    ),
    /^409 .*leave at least one/,
  );
  assert.match(await refused("join", [["with", " "]]), /^400 Name the report/);
  assert.match(await refused("join", [["with", "nowhere"]]), /^404 This library has no report “nowhere”/);
  assert.match(await refused("join", [["with", IDS[1]]]), /^409 .*is of this story/);
  assert.equal((await library.store.storyOf(IDS[0]))!.reports.length, 3);
  for (const id of ["99999", "x", "0"]) assert.equal((await library.see(`/stories/${id}`)).status, 404);
});

test("stories are listed a page at a time, and of a large one the newest twelve are compared", async () => {
  const day = (k: number) => String(1 + k).padStart(2, "0");
  const many = Array.from({ length: 14 }, (_, k) => ({
    id: `elvan-${k}`,
    outlet: `Outlet ${day(k)}`,
    title: `Talks, day ${k}`,
    published: `2031-03-${day(k)}`,
  }));
  await using library = await openPageLibrary(many);
  for (const { id } of many.slice(1)) {
    if ((await library.store.storyOf(id))!.reports.every(({ document }) => document !== "elvan-0"))
      await library.store.joinStories("elvan-0", id);
  }
  const path = await pathOf(library, "elvan-0");
  const seen = await library.see(path);
  assert.equal(seen.words("h1"), "14 reports of one story");
  assert.match(
    seen.words(".story-does"),
    /Compare the newest 12 A comparison takes 12 at most: the newest are chosen\./,
  );
  const compared = new URL(seen.link("Compare the newest 12"), "http://x").searchParams.getAll("d");
  assert.deepEqual(
    compared,
    many.slice(2).map(({ id }) => id),
  );
  const list = await library.see("/stories");
  assert.equal(list.link("and 8 earlier reports"), path);
  const report = await library.see("/reports/elvan-0");
  const beside = new URL(report.link("this and the newest 11 others side by side", ".same-story"), "http://x");
  assert.equal(beside.searchParams.getAll("d").length, 12);
  assert.equal(report.link("The story of 14 reports", ".same-story"), path);

  // More stories than a page has.
  for (let k = 0; k < 21; k++) {
    const told = { outlet: null, title: `Pair ${k}`, published: `19${40 + 2 * k}-01-01` };
    for (const id of [`a${k}`, `b${k}`]) {
      const record = structuredClone(RECORDS[0]);
      const document = {
        ...record.document,
        ...told,
        id,
        url: `https://example.org/${id}`,
        text: `${record.document.text}\n${id}.`,
        published: { value: told.published, precision: "day" as const, basis: "given" },
      };
      await library.store.add({ record: { ...record, document }, reasons: {} }, null);
    }
  }
  const first = await library.see("/stories");
  const second = await library.see(first.link("Further →"));
  const titles = [first, second].flatMap((page) =>
    [...page.document.querySelectorAll(".story-item ol")].map((item) => item.textContent!.trim().split(/\s{2,}|·/)[0]),
  );
  assert.equal(titles.length, 22);
  assert.equal(new Set(titles).size, 22);
});
