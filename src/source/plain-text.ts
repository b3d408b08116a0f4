import type { Decoded } from "./decode.ts";
import { bareDraft, type Draft, type Input } from "./draft.ts";
import { composeOffsets, OffsetRuns } from "./offset-map.ts";

/** The draft of a plain text: the body as it stands. Of a file, the line ends of other systems become `\n`. */
export function draftPlainText(input: Input, decoded: Decoded): Draft {
  const { text, problems } = decoded;
  if (input.exact || !text.includes("\r")) return { ...bareDraft(input.source, text, decoded.offsets), problems };
  const runs = OffsetRuns.builder();
  let length = 0;
  let at = 0;
  for (let k = text.indexOf("\r"); k >= 0; k = text.indexOf("\r", at)) {
    runs.add(length, k - at, at, k - at);
    length += k - at;
    const end = text[k + 1] === "\n" ? k + 2 : k + 1;
    runs.add(length++, 1, k, end - k);
    at = end;
  }
  runs.add(length, text.length - at, at, text.length - at);
  const normal = text.replace(/\r\n?/g, "\n");
  return { ...bareDraft(input.source, normal, composeOffsets(runs.build(), decoded.offsets)), problems };
}
