import { readFileSync } from "node:fs";

/** A word piece: its number in the vocabulary and the characters of the word (UTF-16 code units) that it stands for. */
export interface WordPiece {
  readonly id: number;
  readonly from: number;
  readonly to: number;
}

export interface WordPieces {
  /** The ids of a word's pieces. The same array is given for the same word: do not write to it. */
  ids(word: string): Int32Array;
  /** The pieces with their place in the word. */
  pieces(word: string): readonly WordPiece[];
}

export const CLS = 101;
export const SEP = 102;
const UNKNOWN = 100;
const LONGEST_WORD = 100;
const KEPT_WORDS = 60_000;

/**
 * The uncased WordPiece of BERT (Devlin et al. 2019; the greedy longest-match-first algorithm of Wu et al. 2016), word
 * by word and with offsets. Equal to the Python package `tokenizers` on the golden vectors in
 * test/model/fixtures/golden-pieces.json. `path` is a vocabulary file, a piece a line.
 */
export function openWordPieces(path: string): WordPieces {
  const vocabulary = new Map<string, number>();
  for (const piece of readFileSync(path, "utf8").split("\n")) if (piece !== "") vocabulary.set(piece, vocabulary.size);
  let kept = new Map<string, Int32Array>();
  const pieces = (word: string) => splitWord(word, vocabulary);
  return {
    pieces,
    ids(word) {
      let ids = kept.get(word);
      if (ids === undefined) {
        const found = pieces(word);
        ids = found.length === 0 ? Int32Array.of(UNKNOWN) : Int32Array.from(found, (piece) => piece.id);
        if (kept.size >= KEPT_WORDS) kept = new Map();
        kept.set(word, ids);
      }
      return ids;
    },
  };
}

interface Character {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

function splitWord(word: string, vocabulary: ReadonlyMap<string, number>): WordPiece[] {
  const out: WordPiece[] = [];
  let run: Character[] = [];
  const end = () => {
    if (run.length > 0) out.push(...splitRun(run, vocabulary));
    run = [];
  };
  for (const character of normalise(word)) {
    if (/\s/u.test(character.text)) end();
    else if (isPunctuation(character.text) || isIdeograph(character.text)) {
      end();
      out.push(...splitRun([character], vocabulary));
    } else run.push(character);
  }
  end();
  return out;
}

/** BERT's normaliser: control characters dropped, accents stripped (NFD without Mn), lower case; each character keeps its place. */
function* normalise(word: string): Generator<Character> {
  let from = 0;
  for (const character of word) {
    const to = from + character.length;
    if (!/^[\0\uFFFD]$|^(?![\t\n\r])[\p{Cc}\p{Cf}\p{Co}\p{Cs}]$/u.test(character)) {
      const plain = character.normalize("NFD").replace(/\p{Mn}/gu, "");
      for (const lower of plain) for (const text of lowerCase(lower)) yield { text, from, to };
    }
    from = to;
  }
}

// Rust lowers İ to two characters after the marks are stripped, JavaScript to the same: nothing else maps to several.
function lowerCase(character: string): string {
  return character.toLowerCase();
}

function splitRun(run: readonly Character[], vocabulary: ReadonlyMap<string, number>): WordPiece[] {
  const unknown = [{ id: UNKNOWN, from: run[0].from, to: run[run.length - 1].to }];
  if (run.length > LONGEST_WORD) return unknown;
  const out: WordPiece[] = [];
  for (let start = 0; start < run.length; ) {
    let end = run.length;
    let id: number | undefined;
    for (; end > start; end--) {
      const piece = run.slice(start, end).reduce((text, character) => text + character.text, start > 0 ? "##" : "");
      id = vocabulary.get(piece);
      if (id !== undefined) break;
    }
    if (id === undefined) return unknown;
    out.push({ id, from: run[start].from, to: run[end - 1].to });
    start = end;
  }
  return out;
}

function isPunctuation(character: string): boolean {
  return /^[!-/:-@[-`{-~\p{P}]$/u.test(character);
}

function isIdeograph(character: string): boolean {
  const code = character.codePointAt(0)!;
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0x20000 && code <= 0x2a6df) ||
    (code >= 0x2a700 && code <= 0x2b73f) ||
    (code >= 0x2b740 && code <= 0x2b81f) ||
    (code >= 0x2b920 && code <= 0x2ceaf) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x2f800 && code <= 0x2fa1f)
  );
}
