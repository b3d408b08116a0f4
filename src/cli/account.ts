import type { Refused } from "../source/document.ts";

/** What became of every input. It always adds up: in = read + duplicate + refused, and not finished where interrupted. */
export class Account {
  readonly #word: string;
  readonly #same: string;
  #arrived = 0;
  #done = 0;
  #alike = 0;
  readonly #refused: Refused[] = [];

  /** `word` says what becomes of an input that is not refused, `same` what there was nothing to do for. */
  constructor(word = "read", same = "duplicate") {
    this.#word = word;
    this.#same = same;
  }

  /** An input has come in; what became of it follows. */
  arrive(): void {
    this.#arrived += 1;
  }

  succeed(): void {
    this.#done += 1;
  }

  /** There was nothing to do for an input; which one is not kept. */
  pass(): void {
    this.#alike += 1;
  }

  refuse(refused: Refused): void {
    this.#refused.push(refused);
  }

  get arrived(): number {
    return this.#arrived;
  }

  get done(): number {
    return this.#done;
  }

  get finished(): number {
    return this.#done + this.#alike + this.#refused.length;
  }

  get refusals(): readonly Refused[] {
    return this.#refused;
  }

  get duplicates(): number {
    return this.#alike + this.#refused.length - this.failures;
  }

  /** Refusals that are not of duplicates. */
  get failures(): number {
    return this.#refused.filter((refused) => !refused.duplicate).length;
  }

  /** "in 12 = 10 read + 1 duplicate + 1 refused" */
  get sum(): string {
    const unfinished = this.#arrived - this.finished;
    const rest = unfinished > 0 ? ` + ${unfinished} not finished` : "";
    return `in ${this.#arrived} = ${this.#done} ${this.#word} + ${this.duplicates} ${this.#same} + ${this.failures} refused${rest}`;
  }
}
