import { existsSync, writeFileSync } from "node:fs";
import { packageVersion } from "../../src/cli/package-version.ts";
import type { Reader } from "../../src/cli/reader.ts";
import { ModelNotOpened } from "../../src/cli/reader.ts";
import type { Record } from "../../src/record.ts";
import type { SourceItem } from "../../src/source/document.ts";
import { sampleEntityReasons } from "./sample-entity-reasons.ts";
import { SAMPLE_EVENT_REASONS, SAMPLE_REASONS, sampleRecord } from "./sample-record.ts";

/**
 * Stands for the model: every document becomes the sample record under its own id, and the id tells what else is to
 * happen: `slow`, `fails`, `no-model`, `dies`, and `dies-once` with a marker file as the document's title. A model named `other`
 * reads the first statement and the first event otherwise.
 */
export function openFakeReader(capacity = 1, model: string | null = null): Reader {
  return {
    capacity,
    async read({ document }) {
      const { id, title } = document;
      if (id.startsWith("slow")) await new Promise((resolve) => setTimeout(resolve, 300));
      if (id.startsWith("stuck")) await new Promise((resolve) => setTimeout(resolve, 60_000));
      if (id.startsWith("fails")) throw new Error("no more memory");
      if (id.startsWith("no-model")) throw new ModelNotOpened("no model.onnx");
      const isFirst = id.startsWith("dies") && title !== null && !existsSync(title);
      if (isFirst) writeFileSync(title, "");
      if (id.startsWith("dies") && (isFirst || !id.startsWith("dies-once"))) process.kill(process.pid, "SIGKILL");
      const sample = sampleRecord();
      const record = {
        ...sample,
        made: { ...sample.made, version: packageVersion() },
        document: { ...document, title: title ?? sample.document.title },
      };
      return {
        record: model === "other" ? otherwise(record) : record,
        because: SAMPLE_REASONS,
        reasons: SAMPLE_EVENT_REASONS,
        known: sampleEntityReasons(),
      };
    },
    async close() {},
  };
}

/** The SHA-256 of the models that stand for one. */
export const FAKE_HASHES = { sample: "0".repeat(64), other: "1".repeat(64) } as const;

function otherwise(record: Record): Record {
  const [first, ...statements] = record.statements;
  const [event, ...events] = record.events;
  return {
    ...record,
    made: { ...record.made, model: { name: "other", sha256: FAKE_HASHES.other } },
    statements: [{ ...first, form: "direct" }, ...statements],
    events: [...events, { ...event, id: "v9", trigger: events[0].trigger, sentence: events[0].sentence }],
  };
}

/** An input as `source/` yields it: `bad…` is refused, `twin…` is a duplicate, anything else is read. */
export function fakeItem(name: string): SourceItem {
  if (name.startsWith("bad")) return refusal(name, `${name}: not a report\x1b[31m`, false);
  if (name.startsWith("twin")) return refusal(name, `${name}: the same as one before`, true);
  const { document, problems } = sampleRecord();
  return {
    read: {
      document: { ...document, id: name, source: name, title: null },
      problems,
      offsets: { toSource: () => null },
      raw: { format: "text", text: document.text, options: {} },
    },
  };
}

function refusal(source: string, message: string, duplicate: boolean): SourceItem {
  return { refused: { source, code: "x", message, duplicate } };
}
