import type { Draft } from "./draft.ts";

/**
 * How likely a statement is to be right (content and speaker), 0 to 1. For those the model found: a logistic regression
 * on the model's probabilities, fitted on dev by train/calibrate.ts. The corpus marks no statement without a cue, so
 * those found by rule have a figure set by hand, in the order of how often they go wrong in the written cases.
 */
export function findConfidence(draft: Draft): number {
  if (draft.found !== "model" && draft.found !== "weak" && draft.found !== "label") return BY_RULE[draft.found];
  const z =
    WEIGHTS.bias +
    WEIGHTS.cue * logit(draft.probability) +
    WEIGHTS.source * (draft.source.length === 0 ? 0 : logit(draft.sourceProbability)) +
    WEIGHTS.noSource * (draft.source.length === 0 ? 1 : 0) +
    WEIGHTS.content * logit(draft.contentProbability);
  return round(1 / (1 + Math.exp(-z)));
}

/** Statements below it are left out: where precision and recall of who said what balance on dev (train/README.md). */
export const LEAST_CONFIDENCE = 0.4;

const WEIGHTS = { bias: -1.979, cue: 0.38, source: 0.238, noSource: 0.113, content: 0.261 };

const BY_RULE = { clause: 0.8, actor: 0.6, turn: 0.9, "goes on": 0.85, alone: 0.5 } as const;

function logit(probability: number): number {
  const p = Math.min(0.999, Math.max(0.001, probability));
  return Math.log(p / (1 - p));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
