/** A gold file or a record that cannot be scored; the message says which, where and why. */
export class UnscorableError extends Error {
  override readonly name = "UnscorableError";
}
