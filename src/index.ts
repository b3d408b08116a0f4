export { compareRecords } from "./compare/compare.ts";
export type * from "./compare/comparison.ts";
export { type Meanings, type Meant, openMeaningsReader, type ReadMeanings } from "./compare/meanings.ts";
export { ModelError } from "./model/network.ts";
export { type Model, type ModelOptions, openModel } from "./model/open-model.ts";
export { ReadError, type ReadOptions, read } from "./read.ts";
export type * from "./record.ts";
export type { Format, SourceOptions } from "./source/source-options.ts";
