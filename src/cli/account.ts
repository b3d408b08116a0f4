import type { Refused } from "../source/document.ts";

/** What became of every input. It always adds up: in = read + duplicate + refused, and not finished where interrupted. */
export class Account {
  #arrived = 0;
  #read = 0;
  readonly #refused: Refused[] = [];

  /** An input has come in; what became of it follows. */
  arrive(): void {
    this.#arrived += 1;
  }

  read(): void {
    this.#read += 1;
  }

  refuse(refused: Refused): void {
    this.#refused.push(refused);
  }

  get arrived(): number {
    return this.#arrived;
  }

  get finished(): number {
    return this.#read + this.#refused.length;
  }

  get refusals(): readonly Refused[] {
    return this.#refused;
  }

  /** Refusals that are not of duplicates. */
  get failures(): number {
    return this.#refused.filter((refused) => !refused.duplicate).length;
  }

  /** "in 12 = 10 read + 1 duplicate + 1 refused" */
  get sum(): string {
    const refused = this.failures;
    const duplicate = this.#refused.length - refused;
    const unfinished = this.#arrived - this.finished;
    const rest = unfinished > 0 ? ` + ${unfinished} not finished` : "";
    return `in ${this.#arrived} = ${this.#read} read + ${duplicate} duplicate + ${refused} refused${rest}`;
  }
}
