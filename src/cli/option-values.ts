import { InvalidArgumentError } from "commander";
import { MIN_WIDTH } from "./terminal-view.ts";

/** Some words. Errors: InvalidArgumentError, as of all here. */
export function nonEmpty(value: string): string {
  if (value.trim() === "") throw new InvalidArgumentError("It is empty.");
  return value;
}

/** A number from 0 to 1. */
export function share(value: string): number {
  const number = Number(value);
  if (value.trim() === "" || !(number >= 0 && number <= 1))
    throw new InvalidArgumentError("It must be a number from 0 to 1.");
  return number;
}

/** A whole number from 1 to 999. */
export function count(value: string): number {
  if (!/^[1-9]\d{0,2}$/.test(value)) throw new InvalidArgumentError("It must be a whole number from 1 to 999.");
  return Number(value);
}

/** Columns that a view can be set in. */
export function width(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) < MIN_WIDTH) {
    throw new InvalidArgumentError(`It must be a whole number of ${MIN_WIDTH} or more.`);
  }
  return Number(value);
}

/** A whole number of 1 or more. */
export function total(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError("It must be a whole number of 1 or more.");
  return Number(value);
}

/** The number of a port; 0 for any that is free. */
export function port(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65535) {
    throw new InvalidArgumentError("It must be a whole number from 0 to 65535.");
  }
  return Number(value);
}
