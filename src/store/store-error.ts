export type StoreErrorCode =
  | "BUSY"
  | "CORRUPT"
  | "DISK_FULL"
  | "IN_USE"
  | "NEWER"
  | "NOT_A_LIBRARY"
  | "NOT_FOUND"
  | "NOT_POSSIBLE"
  | "READ_ONLY"
  | "UNREACHABLE";

/** What a library cannot do, in one line for people, with the remedy; nothing stored before is lost. */
export class StoreError extends Error {
  override name = "StoreError";
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
