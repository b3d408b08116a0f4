import { safeJson } from "../export/json.ts";
import type { Store, StoryRow } from "../store/store.ts";
import { allPages } from "./all-pages.ts";
import { EXIT } from "./exit-codes.ts";
import { openOutput } from "./output.ts";
import { colourDepth, openPaint } from "./paint.ts";
import type { LibraryLocation, Services } from "./services.ts";
import { aloneLine, storyLines } from "./story-view.ts";
import { viewWidth } from "./view-width.ts";
import { withLibrary } from "./with-library.ts";

/** Writes the stories of a library, those with the newest report first; as JSON also those of one report. Returns the exit code. */
export function runLibraryStories(
  location: LibraryLocation,
  { json, width }: { readonly json: boolean; readonly width: number | null },
  services: Services,
): Promise<number> {
  const { stdout, env } = services;
  const output = openOutput(stdout);
  return withLibrary(location, "read", services, async (store) => {
    if (json) {
      for await (const { id, documents, why } of allStories(store))
        await output.write(`${safeJson({ story: String(id), documents, why })}\n`);
      return EXIT.ok;
    }
    const paint = openPaint(colourDepth(stdout, env));
    const columns = viewWidth(width, stdout);
    let listed = 0;
    for await (const { size, reports, why } of allPages((page) => store.stories(page))) {
      listed += size;
      const shown = reports.map(({ document, title, outlet, published }) => ({
        id: document,
        title,
        outlet,
        published: published?.value ?? null,
      }));
      await output.write(`${[...storyLines(shown, why, columns, paint)].join("\n")}\n`);
    }
    const { reports } = await store.counts();
    if (reports > 0) await output.write(`${aloneLine(Math.max(0, reports - listed), paint)}\n`);
    return EXIT.ok;
  });
}

/** Every story, those of several reports first, so that each report is in one. */
async function* allStories(
  store: Store,
): AsyncGenerator<Pick<StoryRow, "id" | "why"> & { readonly documents: readonly string[] }> {
  const listed = new Set<string>();
  for await (const { id, why } of allPages((page) => store.stories(page))) {
    const documents = await store.storyDocuments(id);
    for (const document of documents) listed.add(document);
    yield { id, documents, why };
  }
  for await (const { document } of allPages((page) => store.reports({ ...page, by: "published" }))) {
    const story = listed.has(document) ? null : await store.storyOf(document);
    if (story !== null) yield { id: story.id, documents: [document], why: story.why };
  }
}
