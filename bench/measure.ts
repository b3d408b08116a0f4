import { type openModel, read } from "../src/index.ts";
import { countWords } from "./texts.ts";

type Model = Awaited<ReturnType<typeof openModel>>;

/** What reading some texts, one after the other, took. */
export interface Cost {
  readonly words: number;
  readonly statements: number;
  /** Processor seconds of the whole process. */
  readonly cpu: number;
  /** Seconds by the clock in the encoder and in all the rest. */
  readonly encoder: number;
  readonly rest: number;
}

/** Reads the texts in this process and measures what it takes. */
export async function measure(model: Model, texts: readonly string[]): Promise<Cost> {
  const cpuBefore = process.cpuUsage();
  const encoderBefore = model.encoderSeconds;
  const begin = performance.now();
  let statements = 0;
  for (const text of texts) {
    for await (const record of read(text, { model })) statements += record.statements.length;
  }
  const wall = (performance.now() - begin) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  const encoder = model.encoderSeconds - encoderBefore;
  const words = texts.reduce((sum, text) => sum + countWords(text), 0);
  return { words, statements, cpu: (user + system) / 1e6, encoder, rest: wall - encoder };
}

/** The sum of several costs. */
export function addCosts(costs: readonly Cost[]): Cost {
  const sum = (field: keyof Cost) => costs.reduce((total, cost) => total + cost[field], 0);
  return {
    words: sum("words"),
    statements: sum("statements"),
    cpu: sum("cpu"),
    encoder: sum("encoder"),
    rest: sum("rest"),
  };
}
