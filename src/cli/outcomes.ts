import type { ExplainedRecord } from "../read.ts";
import type { ReadDocument, Refused, SourceItem } from "../source/document.ts";
import { ModelNotOpened, type Reader } from "./reader.ts";

/** What became of one input; of one that was read, also the document that it was read from. */
export type Outcome =
  | { readonly explained: ExplainedRecord; readonly read: ReadDocument }
  | { readonly refused: Refused };

/**
 * Reads every document of `items`, several at once where `reader` can, and yields what became of each input in the
 * order the inputs came. A document that cannot be read is refused by name. Errors: ModelNotOpened, and those of `items`.
 */
export async function* findOutcomes(items: AsyncIterable<SourceItem>, reader: Reader): AsyncGenerator<Outcome> {
  const source = items[Symbol.asyncIterator]();
  const underWay: Promise<Outcome | { readonly error: Error }>[] = [];
  let arriving: Promise<IteratorResult<SourceItem>> | null = null;
  let isAtEnd = false;
  try {
    while (!isAtEnd || underWay.length > 0) {
      const hasRoom = !isAtEnd && underWay.length < reader.capacity;
      if (hasRoom) arriving ??= source.next();
      const first = underWay[0]?.then((outcome) => ({ outcome }));
      const arrival = hasRoom ? arriving!.then((item) => ({ item })) : undefined;
      const event = await Promise.race([first, arrival].filter((promise) => promise !== undefined));
      if ("outcome" in event) {
        underWay.shift();
        if ("error" in event.outcome) throw event.outcome.error;
        yield event.outcome;
      } else {
        arriving = null;
        if (event.item.done) isAtEnd = true;
        else underWay.push(outcomeOf(event.item.value, reader));
      }
    }
  } finally {
    // Not awaited: a source that is waiting for its input would hold up the end of the run.
    void source.return?.();
  }
}

async function outcomeOf(item: SourceItem, reader: Reader): Promise<Outcome | { readonly error: Error }> {
  if ("refused" in item) return item;
  try {
    return { explained: await reader.read(item.read), read: item.read };
  } catch (error) {
    return error instanceof ModelNotOpened ? { error } : { refused: failure(item.read, error as Error) };
  }
}

function failure({ document }: ReadDocument, error: Error): Refused {
  const source = document.source ?? document.id;
  return { source, code: "failed", message: `${source}: could not be read: ${error.message}`, duplicate: false };
}
