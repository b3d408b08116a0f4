/** The rows of `--plover`: the fields of PLOVER's manual, every one always there, and our own under `readout`. */

type Schema = { readonly [key: string]: unknown };

function object(properties: { readonly [field: string]: Schema }): Schema {
  return { type: "object", properties, required: Object.keys(properties), additionalProperties: false };
}

const text = { type: "string" };
const textOrNull = { type: ["string", "null"] };
const nothing = { type: "null" };
const offset = { type: "integer", minimum: 0 };
const count = { type: ["integer", "null"], minimum: 0 };
const list = (items: Schema): Schema => ({ type: "array", items });
const oneOf = (...values: readonly unknown[]): Schema => ({ enum: values });

const entity = object({
  code: { type: ["string", "null"], pattern: "^[A-Z]{3}$" },
  sector: textOrNull,
  entity_text: text,
  identifier_id: nothing,
  identifier_text: textOrNull,
  religion: nothing,
  ethnicity: nothing,
  office: textOrNull,
  gender: nothing,
  age: nothing,
});

const location = {
  ...object({
    extracted_place: text,
    resolved_place: textOrNull,
    geonameid: count,
    lat: { type: ["number", "null"], minimum: -90, maximum: 90 },
    lon: { type: ["number", "null"], minimum: -180, maximum: 180 },
    city: textOrNull,
    district: textOrNull,
    province: textOrNull,
    country: textOrNull,
    country_code: { type: ["string", "null"], pattern: "^[A-Z]{3}$" },
    feature_class: nothing,
    feature_code: nothing,
    resolution: nothing,
  }),
  type: ["object", "null"],
};

export const ploverSchema = object({
  id: { type: "string", minLength: 1 },
  date: { type: ["string", "null"], pattern: "^\\d{4}-\\d{2}-\\d{2}$" },
  actor: list(entity),
  recipient: list(entity),
  event: {
    ...list(
      oneOf(
        ..."AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split(
          " ",
        ),
      ),
    ),
    minItems: 1,
    maxItems: 1,
  },
  mode: { ...list({ type: "string", pattern: "^[a-z-]+$" }), maxItems: 1 },
  context: list(oneOf("historical", "future", "hypothetical", "negation")),
  quad_code: oneOf(1, 2, 3, 4),
  event_scale: nothing,
  event_loc: location,
  event_text: { ...list(text), minItems: 1 },
  size: object({ dead: count, injured: count, arrested: count }),
  link: nothing,
  text,
  text_info: object({ sequence: nothing, start: offset, end: offset, text_story: { ...list(text), maxItems: 0 } }),
  cite_info: object({
    corpus: nothing,
    citation: text,
    url: textOrNull,
    title: textOrNull,
    language: textOrNull,
    publication: textOrNull,
    license: nothing,
    coder: text,
    codebook: text,
    version: nothing,
  }),
  readout: object({
    asserted_by: object({
      voice: oneOf("reporter", "source"),
      names: list(text),
      text: textOrNull,
      statement: textOrNull,
    }),
    status: oneOf("actual", "future", "possible", "negated"),
    confidence: { type: "number", minimum: 0, maximum: 1 },
    from: offset,
    to: offset,
  }),
});
