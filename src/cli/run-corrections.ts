import { safeJson } from "../export/json.ts";
import type { Record } from "../record.ts";
import type { PlacedCorrection, Store } from "../store/store.ts";
import { allPages } from "./all-pages.ts";
import { EXIT } from "./exit-codes.ts";
import { openOutput } from "./output.ts";
import type { LibraryLocation, Services } from "./services.ts";
import { withLibrary } from "./with-library.ts";

/**
 * Writes the corrections of a library, one a line; as `gold` each as a marked example, with the text and the item it is about, without
 * those that were withdrawn or have no item any more. Returns the exit code.
 */
export function runCorrections(location: LibraryLocation, gold: boolean, services: Services): Promise<number> {
  const output = openOutput(services.stdout);
  return withLibrary(location, "read", services, async (store) => {
    for await (const placed of allPages((page) => store.corrections(page))) {
      const line = gold ? await goldOf(placed, store) : correctionOf(placed);
      if (line !== null) await output.write(`${safeJson(line)}\n`);
    }
    return EXIT.ok;
  });
}

function correctionOf({ correction, item, state, why }: PlacedCorrection): object {
  return { ...correction, now: { item, state, why } };
}

async function goldOf({ correction, item }: PlacedCorrection, store: Store): Promise<object | null> {
  if (correction.withdrawnAt !== null || item === null) return null;
  const { document, anchor, verdict, field, value } = correction;
  const report = await store.report(document, null);
  if (report === null) return null;
  const { record } = report.kept;
  const found = itemOf(record, item);
  if (found === undefined) return null;
  const mentioned = new Set(
    JSON.stringify(found)
      .match(/"(?:[^"\\]|\\.)*"/g)
      ?.map((string) => JSON.parse(string)),
  );
  return {
    document,
    text: record.document.text,
    item: found,
    entities: record.entities.filter(({ id }) => mentioned.has(id)).map(({ id, name, type }) => ({ id, name, type })),
    from: anchor.from,
    to: anchor.to,
    verdict,
    field,
    value,
    made: record.made,
  };
}

function itemOf({ statements, events }: Record, id: string): object | undefined {
  return statements.find((statement) => statement.id === id) ?? events.find((event) => event.id === id);
}
