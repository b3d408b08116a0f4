/** Ctrl-C has been pressed. */
export class Interrupted extends Error {}

const SECOND_AFTER = 1000;
const EXIT_CODE = 130;

/** Turns SIGINT into an error at the place where the run waits. */
export interface Interrupt extends Disposable {
  /** What `pending` gives, unless SIGINT comes first: then it throws Interrupted. */
  before<T>(pending: Promise<T>): Promise<T>;
}

/** Listens to SIGINT until disposed of. A second one, a second or more after the first, ends the process at once. */
export function openInterrupt(): Interrupt {
  let raisedAt: number | null = null;
  let raise: (() => void) | null = null;
  const listener = () => {
    // One Ctrl-C may arrive twice, from the terminal and from a parent that passes it on.
    if (raisedAt !== null && performance.now() - raisedAt > SECOND_AFTER) process.exit(EXIT_CODE);
    raisedAt ??= performance.now();
    raise?.();
  };
  process.on("SIGINT", listener);
  return {
    before(pending) {
      return new Promise((resolve, reject) => {
        // One listener kept in `raise`, not a race with a lasting promise, which would hold every document of the run.
        raise = () => reject(new Interrupted("interrupted"));
        if (raisedAt !== null) raise();
        pending.then(resolve, reject);
      });
    },
    [Symbol.dispose]() {
      process.off("SIGINT", listener);
    },
  };
}
