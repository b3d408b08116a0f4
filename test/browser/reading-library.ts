import type { KeptRecord } from "../../src/store/explained.ts";
import type { NewCorrection, Store } from "../../src/store/store.ts";
import { sampleRecord } from "../cli/sample-record.ts";
import { madeUp } from "../store/made-up-reports.ts";
import { makeRecord } from "../store/make-record.ts";
import { sampleReports } from "../store/sample-reports.ts";

/** So many reports of a kind that lists have several pages. */
const MANY = 60;

const FLOOD = "The levee gave way at dawn, engineer Ruta Kalnins said. Two villages were evacuated.";
const FLOOD_LATER = `UPDATED. ${FLOOD} “Nobody was told,” Ruta Kalnins told the Courier.`;

const flood = (id: string, text: string, read: string, version = "0.0.0"): KeptRecord =>
  makeRecord(`${text}\n==>\nwho Ruta Kalnins (person, LVA, engineer)\n${read}`, {
    id,
    version,
    url: "https://courier.example/flood",
    outlet: "The Elvan Courier",
    title: id === "flood" ? "Levee gives way" : "Levee gives way, nobody warned",
    published: { value: "2031-04-02", precision: "day", basis: "given" },
  });

/** One speaks of the other and acts on her, in a report as a page of the web gives it: with bylines and a stretch that is not the story. */
function councilReport(): KeptRecord {
  const text = `Council chair resigns after vote

Vera Holt said that Ilse Brandt had lied to the council about the tariff. “Ilse Brandt must go,” Holt told reporters in Zürich.
SIGN UP FOR THE TRIBUNE NEWSLETTER
Ilse Brandt resigned on Friday. She accused Vera Holt of a campaign that has cost the city 2 million crowns.`;
  const promotion = "SIGN UP FOR THE TRIBUNE NEWSLETTER";
  const from = text.indexOf(promotion);
  return makeRecord(
    `${text}
==>
who Vera Holt (person, CHE, council member): Holt
who Ilse Brandt (person, CHE, council chair): She
place Zürich CHE
says Vera Holt | said | Ilse Brandt had lied to the council about the tariff | indirect
says Vera Holt | told | “Ilse Brandt must go,” | direct, to reporters
does RETREAT | Ilse Brandt | - | resigned
does ACCUSE | Ilse Brandt | Vera Holt | accused
does REQUEST | Vera Holt | Ilse Brandt | must go | Vera Holt`,
    {
      id: "https://tribune.example/council?page=1&view=all",
      text,
      url: "https://tribune.example/council?page=1&view=all",
      outlet: "Halmar Tribune",
      title: "Council chair resigns after vote",
      byline: ["Nils Aarnes", "Petra Kovač"],
      published: { value: "2031-03-07T08:30Z", precision: "minute", basis: "json-ld" },
      removed: [{ from, to: from + promotion.length, reason: "promotion" }],
    },
  );
}

const LEVEE = "says Ruta Kalnins | said | The levee gave way at dawn | 0.4";
const NOBODY = "says Ruta Kalnins | told | “Nobody was told,” | direct, to the Courier";

const correction = (document: string, item: string, more: Partial<NewCorrection> = {}): NewCorrection => ({
  document,
  item,
  verdict: "wrong",
  field: null,
  value: null,
  note: null,
  by: null,
  ...more,
});

async function mustAdd(store: Store, kept: KeptRecord): Promise<void> {
  const added = await store.add(kept, null);
  if (added.outcome !== "stored") throw new Error(`${kept.record.document.id}: ${JSON.stringify(added)}`);
}

/** The sample report as one of the library's, to be found by its words and followed from there. */
export function harbourReport(): KeptRecord {
  const sample = sampleRecord();
  return {
    record: {
      ...sample,
      document: { ...sample.document, published: { value: "2031-03-03", precision: "day", basis: "given" } },
    },
    reasons: { s3: [{ field: "speaker", because: "“Oduya” is Mara Oduya, named before" }] },
  };
}

/** A library with something of everything a page can show: versions, corrections that moved or fit no longer, decisions, runs, refusals. */
export async function fillReadingLibrary(store: Store): Promise<void> {
  const run = await store.startRun(["reports.jsonl", "notes.docx", "scan.pdf"]);
  for (const kept of madeUp(MANY)) await mustAdd(store, kept);
  for (const kept of sampleReports().slice(1)) await mustAdd(store, kept);
  for (const kept of [councilReport(), harbourReport()]) await mustAdd(store, kept);
  for (const source of ["notes.docx", "scan.pdf"]) {
    await store.keepRefusal(run, {
      source,
      code: "not-text",
      message: `${source}: this is no text; save it as HTML or plain text and add that`,
    });
  }
  await store.tellRun(run, { arrived: MANY + 8, stored: MANY + 6, duplicate: 0, refused: 2 }, "scan.pdf", true);
  await store.startRun(["feed.xml"]);

  await mustAdd(store, flood("flood", FLOOD, LEVEE));
  await store.correct(correction("flood", "s1", { note: "she said so of the dam" }));
  await mustAdd(store, flood("flood-2", FLOOD_LATER, `${LEVEE}\n${NOBODY}`));
  await store.correct(correction("flood-2", "s2", { verdict: "mend", field: "addressee", value: "a reporter" }));
  await store.replaceRecord({ document: "flood-2", version: 2 }, flood("flood-2", FLOOD_LATER, LEVEE, "0.0.1"));
  await store.correct(correction("strike", "s1", { verdict: "right", by: "Ann" }));

  const [first, second] = (await store.actors({ name: "Brandt", limit: 2, cursor: null })).items;
  await store.undoDecision((await store.mergeActors(second.id, first.id, null)).id);
  const [{ document, name }] = (await store.actorReports(first.id, { limit: 1, cursor: null })).items;
  await store.splitActor(first.id, [{ document, name }], "Ann");
}
