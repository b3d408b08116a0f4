/** "high 0.97"; high from 0.8, fair from 0.5, below it low. */
export function confidenceWords(confidence: number): string {
  const word = confidence >= 0.8 ? "high" : confidence >= 0.5 ? "fair" : "low";
  return `${word} ${confidence.toFixed(2)}`;
}
