import type { Engine } from "./engine.ts";

/** What `work` yields of one moment of the library, one value after another as they are asked for; the moment ends with it. */
export async function* inSnapshot<T>(engine: Engine, work: (engine: Engine) => AsyncIterable<T>): AsyncGenerator<T> {
  let offered = Promise.withResolvers<{ readonly value: T } | null>();
  let wanted = Promise.withResolvers<boolean>();
  const reading = engine.snapshot(async (inside) => {
    if (!(await wanted.promise)) return;
    for await (const value of work(inside)) {
      wanted = Promise.withResolvers();
      offered.resolve({ value });
      if (!(await wanted.promise)) return;
    }
  });
  reading.then(
    () => offered.resolve(null),
    (error) => {
      // Whoever does not ask for more is not told.
      offered.promise.catch(() => {});
      offered.reject(error);
    },
  );
  try {
    for (;;) {
      wanted.resolve(true);
      const next = await offered.promise;
      if (next === null) return;
      offered = Promise.withResolvers();
      yield next.value;
    }
  } finally {
    wanted.resolve(false);
    await reading.catch(() => {});
  }
}
