import type { Story } from "../compare/stories/story-index.ts";
import { safeJson } from "../export/json.ts";
import type { SourceOptions } from "../source/source-options.ts";
import { Account } from "./account.ts";
import { EXIT, exitCodeOf } from "./exit-codes.ts";
import { openInterrupt } from "./interrupt.ts";
import { type Output, OutputClosed, openOutput } from "./output.ts";
import { colourDepth, openPaint, type Paint } from "./paint.ts";
import { refusalLine } from "./run-read.ts";
import type { Services } from "./services.ts";
import { aloneLine, type ListedReport, storyLines } from "./story-view.ts";
import { viewWidth } from "./view-width.ts";

/** What `readout stories` was asked for. */
export interface StoriesRequest {
  readonly inputs: readonly string[];
  readonly source: SourceOptions;
  readonly json: boolean;
  /** Columns; `null`: those of the terminal. */
  readonly width: number | null;
}

/** Writes the stories of the inputs. Returns the exit code: 0, 1 where some were refused or there was nothing, 2 misuse, 130 interrupted. */
export async function runStories(request: StoriesRequest, services: Services): Promise<number> {
  const { stdout, stderr, env } = services;
  const account = new Account();
  let code: number;
  try {
    const { stories, known } = await findStories(request, services, account);
    const output = openOutput(stdout);
    if (request.json) await writeLines(stories, output);
    else {
      const lines = [
        ...allLines(stories, known, viewWidth(request.width, stdout), openPaint(colourDepth(stdout, env))),
      ];
      if (lines.length > 0) await output.write(`${lines.join("\n")}\n`);
    }
    code = account.failures > 0 || account.arrived === 0 ? EXIT.refused : EXIT.ok;
  } catch (error) {
    if (error instanceof OutputClosed) return EXIT.ok;
    code = exitCodeOf(error as Error, account.arrived, stderr);
  }
  if (code === EXIT.misuse) return code;
  for (const refused of account.refusals) stderr.write(`${refusalLine(refused)}\n`);
  if (account.arrived === 0 && code === EXIT.refused) stderr.write("readout: there was nothing to read\n");
  if (account.arrived > 1 || account.refusals.length > 0 || code === EXIT.interrupted) stderr.write(`${account.sum}\n`);
  return code;
}

async function findStories({ inputs, source }: StoriesRequest, services: Services, account: Account) {
  const { StoryIndex } = await import("../compare/stories/story-index.ts");
  const { fingerprintOf } = await import("../compare/stories/fingerprint.ts");
  const index = new StoryIndex();
  const known = new Map<string, ListedReport>();
  using interrupt = openInterrupt();
  const items = services.readSources(inputs, { ...source, stdin: services.stdin })[Symbol.asyncIterator]();
  for (;;) {
    const { value: item, done } = await interrupt.before(items.next());
    if (done) break;
    account.arrive();
    if ("refused" in item) {
      account.refuse(item.refused);
      continue;
    }
    const { document } = item.read;
    index.add(fingerprintOf(document));
    // The text itself is not kept.
    const { id, title, outlet, published } = document;
    known.set(id, { id, title, outlet, published: published?.value ?? null });
    account.succeed();
  }
  return { stories: index.stories(), known };
}

async function writeLines(stories: readonly Story[], output: Output): Promise<void> {
  for (const { id, documents, why } of stories) await output.write(`${safeJson({ story: id, documents, why })}\n`);
}

function* allLines(
  stories: readonly Story[],
  known: ReadonlyMap<string, ListedReport>,
  width: number,
  paint: Paint,
): Generator<string> {
  const several = stories.filter(({ documents }) => documents.length > 1);
  for (const { documents, why } of several) {
    yield* storyLines(
      documents.map((id) => known.get(id)!),
      why,
      width,
      paint,
    );
  }
  if (stories.length > 0) yield aloneLine(stories.length - several.length, paint);
}
