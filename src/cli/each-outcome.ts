import { availableParallelism } from "node:os";
import type { SourceItem } from "../source/document.ts";
import type { Account } from "./account.ts";
import { chooseJobs } from "./choose-jobs.ts";
import type { Interrupt } from "./interrupt.ts";
import { findOutcomes, type Outcome } from "./outcomes.ts";
import type { ReaderOptions } from "./reader.ts";
import type { Services } from "./services.ts";

/** How items are read. */
export interface Reading {
  readonly reader: ReaderOptions;
  /** Processes; `null`: as many as suit the inputs and the machine. */
  readonly jobs: number | null;
  /** Is told of each item that arrives. */
  readonly account: Account;
  readonly interrupt: Interrupt;
}

/** Reads `items` and yields what became of each, in order. Errors: Interrupted, ModelNotOpened, and those of `items`. */
export async function* eachOutcome(
  items: AsyncIterable<SourceItem>,
  { reader: options, jobs, account, interrupt }: Reading,
  services: Services,
): AsyncGenerator<Outcome> {
  const most = Math.max(1, availableParallelism() - 1);
  const chosen = jobs === null ? await interrupt.before(chooseJobs(items, most)) : { jobs, items };
  const reader = services.openReader(chosen.jobs, options);
  const outcomes = findOutcomes(counted(chosen.items, account), reader);
  try {
    for (;;) {
      const { value, done } = await interrupt.before(outcomes.next());
      if (done) break;
      yield value;
    }
  } finally {
    void outcomes.return(undefined);
    void reader.close();
  }
}

async function* counted<T>(items: AsyncIterable<T>, account: Account): AsyncGenerator<T> {
  for await (const item of items) {
    account.arrive();
    yield item;
  }
}
