import assert from "node:assert/strict";
import { test } from "node:test";
import { Hono } from "hono";
import { createApp } from "../../../src/server/app.ts";
import type { AppEnv } from "../../../src/server/app-env.ts";
import { reportPage } from "../../../src/server/pages/report-page.ts";
import type { PlacedCorrection } from "../../../src/store/store.ts";
import { SAMPLE_EVENT_REASONS, sampleRecord } from "../../cli/sample-record.ts";
import { fakeStore, sampleKept } from "../fake-store.ts";
import { rendered, renderedKept } from "./rendered-report.ts";

const HOSTILE = `"><img src=x onerror=alert(1)><script>alert(1)</script>'`;

function app() {
  const app = new Hono<AppEnv>();
  const store = fakeStore();
  app.use(async (context, next) => {
    context.set("store", store);
    await next();
  });
  app.get("/reports/:document", reportPage);
  return app;
}

/** The fields of a note: what each is called and what it says. */
function fieldsOf(page: Document, item: string): { [name: string]: string } {
  const rows = [...(page.getElementById(item)?.querySelectorAll(":scope > dl > div") ?? [])];
  return Object.fromEntries(rows.map((row) => [words(row.querySelector("dt")), words(row.querySelector("dd"))]));
}

function words(element: Element | null | undefined): string {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
}

function correction(
  changes: Partial<PlacedCorrection["correction"]>,
  placed: Partial<PlacedCorrection> = {},
): PlacedCorrection {
  const anchor = { from: 0, to: 6, exact: "The pier", before: "", after: "" };
  return {
    correction: {
      id: 4,
      document: "elvan-1",
      item: "s3",
      verdict: "mend",
      field: "speaker",
      value: "Ana Reyes",
      note: "see the recording",
      by: null,
      at: "2025-03-05T09:00:00.000Z",
      anchor,
      withdrawnAt: null,
      ...changes,
    },
    item: "s3",
    state: "exact",
    why: null,
    ...placed,
  };
}

test("a report is shown at its address, another version only where there is one", async () => {
  const get = async (path: string) => (await app().request(path)).status;
  assert.equal(await get("/reports/elvan-1"), 200);
  assert.equal(await get("/reports/elvan-1?version=1"), 200);
  assert.equal(await get("/reports/elvan-1?version=2"), 404);
  assert.equal(await get("/reports/elvan-1?version=x"), 404);
  assert.equal(await get("/reports/no%2Fsuch"), 404);
});

test("a document id is read whole from the address, whatever characters it has", async () => {
  for (const id of ["https://courier.example/elvan?a=1&b=2#c", "100 % é/ü", `"<b>'`]) {
    const record = sampleRecord();
    const store = fakeStore([{ record: { ...record, document: { ...record.document, id } }, reasons: {} }]);
    const app = new Hono<AppEnv>().use(async (context, next) => {
      context.set("store", store);
      await next();
    });
    app.get("/reports/:document", reportPage);
    const answer = await app.request(`/reports/${encodeURIComponent(id)}`);
    assert.equal(answer.status, 200, id);
  }
});

test("the head tells where a report is from and who is quoted, those without a name apart from the unknown", async () => {
  const page = await rendered(sampleRecord());
  const head = page.querySelector(".report-head");
  assert.equal(words(head?.querySelector("h1")), "Harbour talks end without a deal");
  assert.match(
    words(head?.querySelector(".meta")),
    /^By Tomas Weil · 3 March 2025 · \d+ words · the original at courier\.example$/,
  );
  assert.match(
    words(head?.querySelector(".who-is-quoted p")),
    /^3 by name, 2 without; not counted: 1 statement without a known speaker, 1 statement reported as not made$/,
  );
  const voices = [...page.querySelectorAll(".voices li")].map(words);
  assert.match(voices[0], /^A Mara Oduya union leader 4 statements 36 words$/);
  assert.match(voices[3], /^E A senior official not to be named 2 statements/);
  assert.match(words(head?.querySelector(".problems")), /a quotation is never closed/);
});

test("only an address of the web is a link", async () => {
  const link = async (url: string) => {
    const record = sampleRecord();
    const page = await rendered({ ...record, document: { ...record.document, url } });
    assert.match(words(page.querySelector(".report-head .meta")), /courier|alert|passwd/);
    return page.querySelector(".report-head .meta a")?.getAttribute("href") ?? null;
  };
  assert.equal(await link("https://courier.example/elvan/1"), "https://courier.example/elvan/1");
  assert.equal(await link("javascript:alert(1)"), null);
  assert.equal(await link("JaVaScRiPt:alert(1)//http://x"), null);
  assert.equal(await link("data:text/html,alert"), null);
  assert.equal(await link("file:///etc/passwd"), null);
});

test("a note of a statement tells who, with role and actor, cue, form, addressee, confidence in words and figure", async () => {
  const page = await rendered(sampleRecord());
  const fields = fieldsOf(page, "s3");
  assert.equal(fields.Who, "Mara Oduya, union leader");
  assert.equal(fields.Cue, "told · say");
  assert.match(fields.Form, /^direct/);
  assert.equal(fields.To, "reporters");
  assert.equal(fields.Confidence, "high 0.97");
  assert.match(page.querySelector("#s3 dd a")?.getAttribute("href") ?? "", /^\/actors\/\d+$/);
  assert.equal(fieldsOf(page, "s4")["Goes on"], "from A3");
  assert.equal(fieldsOf(page, "s8").Within, "the words of D7");
  assert.match(fieldsOf(page, "s9").Said, /not said/);
});

test("what is unknown is said to be, with the reason that was kept", async () => {
  const page = await rendered(sampleRecord());
  assert.equal(fieldsOf(page, "s12").Who, "unknown — no speaker within two sentences");
  assert.match(fieldsOf(page, "v3").Where, /^unknown — the sentence tells no place of it$/);
  assert.match(fieldsOf(page, "v1").Where, /Port Elvan.*the gazetteer has no place of that name/);
});

test("a note of an event tells on whose word it is, its status, and how its time was read", async () => {
  const page = await rendered(sampleRecord());
  const { When, Status, Counts, ...rest } = fieldsOf(page, "v4");
  assert.equal(When, "28 February 2025, to the day; from Friday: the Friday before publication, by the past tense");
  assert.match(Status, /fact/);
  assert.equal(rest["Asserted by"], "the reporter, in the report’s own voice");
  assert.match(Counts, /3/);
  assert.match(fieldsOf(page, "v2")["Asserted by"], /^Pieter Lindqvist, Harbour director \(B5\)$/);
  assert.match(fieldsOf(page, "v6").Status, /did not happen/);
  assert.match(words(page.getElementById("v6-note")), /not/);
});

test("why an item was read so is told line by line, with the model that read it", async () => {
  const reasons = { v4: SAMPLE_EVENT_REASONS.get("v4")!, police: [{ field: "sector", because: "police are police" }] };
  const page = await renderedKept({ record: sampleRecord(), reasons });
  const why = words(page.querySelector("#v4 .why"));
  for (const { because } of reasons.v4) assert.ok(why.includes(because), because);
  assert.match(why, /sector of police ?police are police/);
  assert.match(why, /read by ?none 00000000, Readout 0\.0\.0/);
});

test("every statement and event has one note with an id of its own, and a row in the lists that leads to it", async () => {
  const record = sampleRecord();
  const page = await rendered(record);
  const ids = [...page.querySelectorAll("[id]")].map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length, "no id twice");
  const rows = [...page.querySelectorAll(".report-list tbody tr th a")].map((link) => link.getAttribute("href"));
  assert.deepEqual(
    rows,
    [...record.statements, ...record.events].map(({ id }) => `#${id}`),
  );
  for (const link of page.querySelectorAll('a[href^="#"]')) {
    const target = link.getAttribute("href")!.slice(1);
    assert.ok(/^c\d+-\d+$/.test(target) || page.getElementById(target), target);
  }
  assert.equal(words(page.getElementById("statements")), `Statements (${record.statements.length})`);
});

test("notes stand beside the paragraph in which what they are about begins", async () => {
  const page = await rendered(sampleRecord());
  const block = page.getElementById("s5")?.closest(".notes")?.previousElementSibling;
  assert.match(words(block), /^Harbour director Pieter Lindqvist denied/);
  const inOrder = [...page.querySelectorAll("article .note")].map((note) => note.getAttribute("data-item"));
  assert.deepEqual(inOrder.slice(0, 4), ["s1", "v1", "s2", "s3"]);
});

test("a citation gives the speaker's words as theirs and the reporter's as reported", async () => {
  const page = await rendered(sampleRecord());
  const cite = (item: string) => page.querySelector(`#${item} [data-cite]`)?.getAttribute("data-cite");
  const source = "Elvan Courier, “Harbour talks end without a deal”, 3 March 2025, https://courier.example/elvan/1";
  assert.equal(
    cite("s3"),
    `“We came with figures, and they came with slogans, … Nobody goes back to work on slogans.” — Mara Oduya, ${source}`,
  );
  assert.equal(cite("s1"), `“The strike at the docks of Port Elvan will go on” — Mara Oduya (as reported), ${source}`);
  assert.match(cite("s2") ?? "", /^“talks … ‘a waste of two days.’” — Mara Oduya \(as reported\)/);
  assert.match(cite("s9") ?? "", /reported as not said/);
  assert.match(cite("v4") ?? "", /^“Police detained three dockers at the harbour gate on Friday\.” — Elvan Courier/);
});

test("what a reader put right stands beside what the record has, and can be taken back", async () => {
  const page = await rendered(sampleRecord(), { corrections: [correction({})] });
  assert.equal(fieldsOf(page, "s3").Who, "Mara Oduya, union leader a reader: Ana Reyes");
  assert.match(words(page.getElementById("s3-note")), /mended/);
  assert.match(words(page.querySelector("#s3 .corrections")), /who should be Ana Reyes.*see the recording/);
  const form = page.querySelector("#s3 .corrections form");
  assert.equal(form?.getAttribute("action"), "/corrections/4/withdraw");
  assert.equal(form?.getAttribute("method"), "post");
});

test("a correction whose words are gone is listed at the end and at no item; a withdrawn one nowhere", async () => {
  const orphan = correction({}, { item: null, state: "orphan", why: "its words are not in the text" });
  const withdrawn = correction({ id: 5, withdrawnAt: "2025-03-06T09:00:00.000Z" });
  const page = await rendered(sampleRecord(), { corrections: [orphan, withdrawn] });
  assert.equal(page.querySelector("#s3 .corrections"), null);
  assert.match(
    words(page.getElementById("orphans")?.parentElement),
    /no longer fit \(1\).*its words are not in the text/,
  );
});

test("nothing that a report says becomes part of the page's markup", async () => {
  const sample = sampleRecord();
  const hostile = {
    title: HOSTILE,
    outlet: HOSTILE,
    byline: [HOSTILE],
    url: `https://x.example/${HOSTILE}`,
    source: HOSTILE,
    language: HOSTILE,
  };
  const page = await renderedKept(
    {
      record: {
        ...sample,
        document: {
          ...sample.document,
          ...hostile,
          text: sample.document.text.replaceAll("Oduya", "<b>&"),
          removed: [{ from: 0, to: 9, reason: HOSTILE }],
        },
        entities: sample.entities.map((entity) => ({ ...entity, name: HOSTILE, role: HOSTILE, country: HOSTILE })),
        statements: sample.statements.map((statement) => ({ ...statement, why: { cue: HOSTILE } })),
        problems: [{ code: HOSTILE, level: "error", message: HOSTILE, from: null, to: null }],
      },
      reasons: { s1: [{ field: HOSTILE, because: HOSTILE }] },
    },
    { corrections: [correction({ value: HOSTILE, note: HOSTILE, by: HOSTILE })] },
  );
  assert.equal(page.querySelectorAll("script").length, 1);
  assert.equal(page.querySelectorAll("img, style, [style], iframe, object").length, 0);
  for (const element of page.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      assert.ok(!name.startsWith("on"), `${name} on ${element.nodeName}`);
      if (name === "href") assert.match(value, /^(?:https?:|\/|#)/);
    }
  }
});

test("a report without title, statements and events is still a page", async () => {
  const sample = sampleRecord();
  const document = { ...sample.document, title: null, outlet: null, url: null, published: null, byline: [] };
  const page = await rendered({ ...sample, document, statements: [], events: [], entities: [] });
  assert.match(words(page.querySelector("h1")), /^“Harbour talks end without a deal”$/);
  assert.match(words(page.querySelector(".report-head")), /Nobody is quoted/);
  assert.match(words(page.querySelector(".report-head .meta")), /date of publication unknown/);
});

test("the same is there as data, of the version that is shown", async () => {
  const page = await rendered(sampleRecord());
  const links = [...page.querySelectorAll(".colophon a, .list-data a")].map((link) => link.getAttribute("href"));
  assert.deepEqual(links.toSorted(), [
    "/api/v1/reports/elvan-1/record",
    "/reports/elvan-1",
    "/reports/elvan-1/events.csv",
    "/reports/elvan-1/events.csv",
    "/reports/elvan-1/statements.csv",
  ]);
  const { row } = (await fakeStore().report("elvan-1", null))!;
  const earlier = await rendered(sampleRecord(), { row: { ...row, isLatest: false } });
  assert.match(words(earlier.querySelector(".notice")), /earlier version/);
  const hrefs = [...earlier.querySelectorAll(".colophon a")].map((link) => link.getAttribute("href"));
  assert.ok(
    hrefs.every((href) => href?.endsWith("?version=1")),
    hrefs.join(" "),
  );
});

test("the tables of a report have a row for each statement and event", async () => {
  const app = createApp({ store: fakeStore(), version: "0" });
  const get = async (path: string) => app.request(path, { headers: { host: "localhost" } });
  const statements = await get("/reports/elvan-1/statements.csv");
  assert.match(statements.headers.get("content-type") ?? "", /^text\/csv/);
  assert.equal((await statements.text()).match(/^.*,elvan-1,s\d+,/gm)?.length, sampleRecord().statements.length);
  const events = await get("/reports/elvan-1/events.csv?version=1");
  assert.match(await events.text(), /^event,type,/);
  assert.equal((await get("/reports/elvan-1/events.csv?version=2")).status, 404);
  assert.equal((await get("/reports/elvan-1/others.csv")).status, 404);
  assert.equal((await get("/reports/elvan-1")).status, 200);
});

test("the sample of the fake store is shown whole", async () => {
  const text = await (await app().request("/reports/elvan-1")).text();
  for (const { id } of sampleKept().record.statements) assert.ok(text.includes(`id="${id}"`));
});
