import type { DraftEvent, RoleSpan } from "./draft-events.ts";

/**
 * How likely an event is to be right: the act is told, of this type, with just these actors and recipients. 0 to 1, by a
 * logistic regression on the model's probabilities, fitted on dev by train/calibrate-events.ts.
 */
export function findEventConfidence(draft: DraftEvent): number {
  const z = features(draft).reduce((sum, value, k) => sum + value * WEIGHTS[k], 0);
  return Math.round(1000 / (1 + Math.exp(-z))) / 1000;
}

/** What the regression looks at: one, the trigger, the type, the weakest actor, the weakest recipient, and which of the two sides are empty. */
export function features({ scored, typeProbability, actors, recipients }: DraftEvent): number[] {
  return [
    1,
    logit(scored.probability),
    logit(typeProbability),
    weakest(actors),
    weakest(recipients),
    actors.length === 0 ? 1 : 0,
    recipients.length === 0 ? 1 : 0,
    actors.length + recipients.length > 2 ? 1 : 0,
  ];
}

const WEIGHTS = [-2.6, 0.347, 0.091, 0.165, 0.302, -0.169, -0.094, -1.931];

function weakest(spans: readonly RoleSpan[]): number {
  return spans.length === 0 ? 0 : logit(Math.min(...spans.map(({ probability }) => probability)));
}

function logit(probability: number): number {
  const p = Math.min(0.999, Math.max(0.001, probability));
  return Math.log(p / (1 - p));
}
