/**
 * Writes what `comparer.py` learns from, as JSON: of each two reports, marked real ones and invented ones, their texts, sentences and
 * clauses, and which clauses tell of one matter. Offsets are UTF-16 code units.
 *
 *   node train/write-clauses.ts TELLINGS.jsonl.gz > work/clauses.json
 */
import { readLinkedStories } from "./linked-stories.ts";

const stories = await readLinkedStories(process.argv[2]);
process.stdout.write(
  JSON.stringify(
    stories.map(({ isReal, tellings, links, known, told }) => ({
      isReal,
      texts: tellings.map(({ document }) => document.text),
      sentences: tellings.map((telling) => telling.sentences.map(({ from, to }) => [from, to])),
      clauses: tellings.map((telling) =>
        telling.sentences.flatMap(({ clauses }, sentence) => clauses.map(({ span }) => [span.from, span.to, sentence])),
      ),
      links,
      known,
      told,
    })),
  ),
);
