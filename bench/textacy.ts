import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** What spaCy and textacy took for some texts: processor seconds, quotations found, paragraphs refused. */
export interface TextacyCost {
  readonly cpu: number;
  readonly found: number;
  readonly failed: number;
}

export interface Textacy {
  readonly versions: string;
  measure(texts: readonly string[]): Promise<TextacyCost>;
  close(): void;
}

/** Starts spaCy and textacy on one thread under `python`, or says why they cannot be compared with. */
export async function openTextacy(python: string): Promise<Textacy | { readonly missing: string }> {
  const script = fileURLToPath(new URL("run-textacy.py", import.meta.url));
  const env = { ...process.env, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1", MKL_NUM_THREADS: "1" };
  const child = spawn(python, [script], { stdio: ["pipe", "pipe", "ignore"], env });
  const failed = new Promise<never>((_, reject) => child.once("error", reject));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async () => {
    const { value, done } = await Promise.race([lines.next(), failed]);
    if (done) throw new Error(`${python} ended without an answer`);
    return JSON.parse(value);
  };
  try {
    const first = await answer();
    if (first.missing) return first;
    return {
      versions: first.versions,
      measure(texts) {
        child.stdin.write(`${JSON.stringify(texts)}\n`);
        return answer();
      },
      close: () => child.stdin.end(),
    };
  } catch (error) {
    return { missing: (error as Error).message };
  }
}
