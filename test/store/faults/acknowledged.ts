import assert from "node:assert/strict";
import { contentHash } from "../../../src/store/content-hash.ts";
import type { Store } from "../../../src/store/store.ts";
import type { Child } from "./child.ts";
import { type Made, madeRecord } from "./made-record.ts";

/** What a child of `add-child.ts` said the library has taken. */
export function acknowledged(name: string, { lines }: Child): Made[] {
  return lines
    .filter((line) => /^\d/.test(line))
    .map((line) => {
      const [number, version, outcome] = line.split(" ");
      assert.match(outcome, /^(stored|duplicate)$/, line);
      return { name, number: Number(number), version: Number(version) };
    });
}

/** Every one of these is in the library as it was added. */
export async function assertThere(store: Store, made: readonly Made[]): Promise<void> {
  for (const each of made) {
    const { kept, raw } = madeRecord(each);
    const { id } = kept.record.document;
    assert.equal(await store.findContent(contentHash(kept.record.document)), id, `${id} ${each.version}`);
    assert.deepEqual((await store.report(id, each.version))?.kept, kept);
    assert.deepEqual(await store.raw(id, each.version), raw);
  }
}

/** The library holds each report once, in as many versions as it should, and nothing that nobody added; returns the number of versions. */
export async function assertOnce(
  store: Store,
  made: readonly Made[],
  alsoAllowed: readonly Made[] = [],
): Promise<number> {
  const versions = new Map<string, number>();
  let cursor: string | null = null;
  do {
    const page = await store.reports({ by: "added", limit: 200, cursor });
    for (const { document, version } of page.items) {
      assert.ok(!versions.has(document), `${document} stands there twice`);
      versions.set(document, version);
    }
    cursor = page.next;
  } while (cursor !== null);
  const needed = latest(made);
  const allowed = latest([...made, ...alsoAllowed]);
  for (const [document, version] of needed)
    assert.ok((versions.get(document) ?? 0) >= version, `${document} is missing`);
  for (const [document, version] of versions)
    assert.ok(version <= (allowed.get(document) ?? 0), `nobody added ${document} ${version}`);
  const total = [...versions.values()].reduce((sum, version) => sum + version, 0);
  const counts = await store.counts();
  assert.deepEqual({ reports: counts.reports, versions: counts.versions }, { reports: versions.size, versions: total });
  return total;
}

/** `check` finds nothing. */
export async function assertSound(store: Store): Promise<void> {
  const found = [];
  for await (const damage of store.check()) found.push(damage);
  assert.deepEqual(found, []);
}

function latest(made: readonly Made[]): Map<string, number> {
  const versions = new Map<string, number>();
  for (const { name, number, version } of made) {
    const id = `${name}-${number}`;
    versions.set(id, Math.max(versions.get(id) ?? 0, version));
  }
  return versions;
}
