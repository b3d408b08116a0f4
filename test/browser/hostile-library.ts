import type { Entity, Record, Span, Statement } from "../../src/record.ts";
import type { KeptRecord } from "../../src/store/explained.ts";
import type { Store } from "../../src/store/store.ts";

/** So many payloads have one report to stand in. */
const TOGETHER = 8;

/** Reports in which every payload stands in every place that a report can bring one to. */
export function hostileReports(payloads: readonly string[]): KeptRecord[] {
  const groups = Array.from({ length: Math.ceil(payloads.length / TOGETHER) }, (_, k) =>
    payloads.slice(k * TOGETHER, (k + 1) * TOGETHER),
  );
  const addresses = payloads.filter((payload) => /^\W*(?:java\0?script|data|vbscript|https?):/i.test(payload));
  return groups.map((group, k) => ({
    record: hostileRecord(group, `${addresses[k % addresses.length]}#${k}`, k),
    reasons: {
      ...Object.fromEntries(group.map((payload, n) => [`s${n + 1}`, [{ field: payload, because: payload }]])),
      ...Object.fromEntries(group.map((payload, n) => [`e${n + 1}`, [{ field: payload, because: payload }]])),
    },
  }));
}

function hostileRecord(group: readonly string[], url: string, number: number): Record {
  // Each first in one of the fields: one that swallows what follows must hide none.
  const all = (first: number) => [...group.slice(first), ...group.slice(0, first)].join(" ");
  const at: Span[] = [];
  let text = "";
  for (const payload of group) {
    at.push({ from: text.length, to: text.length + payload.length });
    text += `${payload} said ${payload} to ${payload}.\n`;
  }
  const after = (n: number, words: number): Span => {
    const { from, to } = at[n];
    const step = to - from + " said ".length + (words === 2 ? to - from + " to ".length : 0);
    return { from: from + step, to: to + step };
  };
  const cue = (n: number): Span => ({ from: at[n].to + 1, to: at[n].to + 5 });
  const entities = group.map(
    (name, n): Entity => ({
      id: `e${n + 1}`,
      name,
      type: "person",
      country: null,
      role: group[(n + 1) % group.length],
      sector: name,
      mentions: [
        { ...at[n], kind: "name" },
        { ...after(n, 2), kind: "name" },
      ],
      why: { country: name },
    }),
  );
  const statements = group.map(
    (payload, n): Statement => ({
      id: `s${n + 1}`,
      form: n % 2 === 0 ? "direct" : "indirect",
      speaker:
        n % 4 === 3
          ? { spans: [at[n]], entities: [], kind: "unknown", why: { entities: payload } }
          : { spans: [at[n]], entities: [`e${n + 1}`], kind: "named" },
      cue: { spans: [cue(n)], lemma: payload, class: "say" },
      content: { spans: [after(n, 1)] },
      addressee: { spans: [after(n, 2)], entities: [`e${((n + 1) % group.length) + 1}`] },
      continues: null,
      within: null,
      said: n % 5 !== 4,
      confidence: 0.3,
      why: { addressee: payload },
    }),
  );
  const basis = all(0);
  return {
    readout: 1,
    made: { version: all(1), model: { name: all(2), sha256: "0".repeat(64) }, options: {} },
    document: {
      id: number % 2 === 0 ? `hostile-${number}` : `${number} ${group[0].slice(0, 200)}`,
      source: all(3),
      url,
      outlet: all(4),
      title: all(5),
      byline: group,
      published: { value: `2031-0${1 + (number % 6)}-03`, precision: "day", basis },
      found: { title: basis, outlet: basis, byline: basis },
      language: "en",
      text,
      removed: [],
    },
    entities,
    statements,
    events: group.map((_, n) => ({
      id: `v${n + 1}`,
      type: "ACCUSE",
      mode: null,
      quad: "verbal conflict",
      trigger: cue(n),
      mentions: [],
      actors: [{ spans: [at[n]], entity: `e${n + 1}` }],
      recipients: [{ spans: [after(n, 2)], entity: `e${((n + 1) % group.length) + 1}` }],
      place: { spans: [after(n, 1)], place: `p${n + 1}` },
      time: { spans: [after(n, 1)], time: `t${n + 1}` },
      magnitude: [{ what: group[n], value: 2, unit: group[n], ...after(n, 1) }],
      status: n % 2 === 0 ? "actual" : "possible",
      assertedBy: { voice: "source", statement: `s${n + 1}`, spans: [at[n]], entities: [`e${n + 1}`] },
      sentence: { from: at[n].from, to: after(n, 2).to },
      confidence: 0.2,
      why: { time: group[n] },
    })),
    times: group.map((payload, n) => ({
      id: `t${n + 1}`,
      type: "DATE",
      value: "2031-03",
      precision: payload.slice(0, 20),
      basis: payload,
      ...after(n, 1),
    })),
    places: group.map((payload, n) => ({
      id: `p${n + 1}`,
      name: payload,
      geonames: null,
      lat: null,
      lon: null,
      country: null,
      admin: [payload],
      ...after(n, 1),
    })),
    problems: group.map((payload) => ({ code: payload, level: "warning", message: payload, from: null, to: null })),
  };
}

/** A library that shows every payload wherever it shows something that came from outside. */
export async function fillHostileLibrary(store: Store, payloads: readonly string[]): Promise<void> {
  for (const kept of hostileReports(payloads)) {
    const { document, statements } = kept.record;
    const source = `<!doctype html>${document.text}`;
    const added = await store.add(kept, { format: "html", text: source, options: {} });
    if (added.outcome !== "stored") throw new Error(`${document.id}: ${JSON.stringify(added)}`);
    for (const [n, { id }] of statements.entries()) {
      // What nobody has looked at stands in the list of what needs a look.
      if (n % 4 > 1) continue;
      const payload = document.byline[n];
      await store.correct({
        document: document.id,
        item: id,
        verdict: "mend",
        field: "speaker",
        value: payload,
        note: payload,
        by: payload,
      });
    }
  }
  for (let k = 0; k < payloads.length; k += 50) {
    const inputs = payloads.slice(k, k + 50);
    const run = await store.startRun(inputs);
    for (const source of inputs) await store.keepRefusal(run, { source, code: source, message: source });
    const account = { arrived: inputs.length, stored: 0, duplicate: 0, refused: inputs.length };
    await store.tellRun(run, account, inputs[0], k + 50 < payloads.length);
  }
  const { items } = await store.actors({ name: null, limit: 12, cursor: null });
  for (let k = 0; k + 1 < items.length; k += 2) {
    await store.mergeActors(items[k].id, items[k + 1].id, payloads[k]);
    const [report] = (await store.actorReports(items[k + 1].id, { limit: 1, cursor: null })).items;
    await store.splitActor(items[k + 1].id, [{ document: report.document, name: report.name }], payloads[k + 1]);
  }
}
