const FEW = 8;
const PATIENCE = 200;

/**
 * How many processes to read `items` with when the user does not say: one where no more than a few come and then the
 * end, `most` otherwise. Nothing of `items` is lost; an input that is slow to come is not waited for.
 */
export async function chooseJobs<T>(
  items: AsyncIterable<T>,
  most: number,
): Promise<{ jobs: number; items: AsyncIterable<T> }> {
  if (most <= 1) return { jobs: 1, items };
  const source = items[Symbol.asyncIterator]();
  const early: T[] = [];
  let arriving: Promise<IteratorResult<T>> | null = source.next();
  const late = Promise.withResolvers<null>();
  const timer = setTimeout(late.resolve, PATIENCE, null);
  let jobs = most;
  while (early.length <= FEW) {
    const item: IteratorResult<T> | null = await Promise.race([arriving!, late.promise]);
    if (item === null) break;
    if (item.done) {
      jobs = 1;
      break;
    }
    early.push(item.value);
    arriving = source.next();
  }
  clearTimeout(timer);
  return { jobs, items: replayed(early, arriving, source) };
}

async function* replayed<T>(
  early: T[],
  arriving: Promise<IteratorResult<T>>,
  source: AsyncIterator<T>,
): AsyncGenerator<T> {
  try {
    yield* early.splice(0);
    for (let item = await arriving; !item.done; item = await source.next()) yield item.value;
  } finally {
    void source.return?.();
  }
}
