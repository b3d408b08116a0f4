/** Lets callers in one at a time, in the order they came. */
export class Turns {
  #taken = false;
  readonly #waiting: (() => void)[] = [];

  /** Resolves with what gives the turn back, or with `null` where it did not come within `wait` milliseconds. */
  take(wait: number): Promise<(() => void) | null> {
    if (!this.#taken) {
      this.#taken = true;
      return Promise.resolve(this.#release());
    }
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
      else this.#taken = false;
    };
  }
}
