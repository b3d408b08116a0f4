export { compareRecords } from "./compare/compare.ts";
export type * from "./compare/comparison.ts";
export { type Model, type ModelOptions, openModel } from "./model/open-model.ts";
export { ModelError } from "./model/session.ts";
export { ReadError, type ReadOptions, read } from "./read.ts";
export type * from "./record.ts";
export type { Format, SourceOptions } from "./source/source-options.ts";
