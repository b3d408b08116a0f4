/** Lets callers in one at a time, or so many, in the order they came. */
export class Turns {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(atOnce = 1) {
    this.#free = atOnce;
  }

  /** Resolves with what gives the turn back, however long that takes. */
  wait(): Promise<() => void> {
    if (this.#free > 0) {
      this.#free -= 1;
      return Promise.resolve(this.#release());
    }
    return new Promise((resolve) => this.#waiting.push(() => resolve(this.#release())));
  }

  /** The same, or `null` where it did not come within `wait` milliseconds. */
  take(wait: number): Promise<(() => void) | null> {
    if (this.#free > 0) return this.wait();
    return new Promise((resolve) => {
      const start = () => {
        clearTimeout(timer);
        resolve(this.#release());
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(start), 1);
        resolve(null);
      }, wait);
      this.#waiting.push(start);
    });
  }

  #release(): () => void {
    let mine = true;
    return () => {
      if (!mine) return;
      mine = false;
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    };
  }
}
