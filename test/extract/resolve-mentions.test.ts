import assert from "node:assert/strict";
import { test } from "node:test";
import { findEntities } from "../../src/extract/entities.ts";
import { type KnownMention, resolveMentions } from "../../src/extract/resolve-mentions.ts";
import type { ScoredMention } from "../../src/model/scores.ts";
import { documentOf, layoutOf } from "./story.ts";

type Link = readonly [mention: number, probability: number];

/** `words` or `words/head`, its kind, and the earlier mentions it links to. */
interface Marked {
  readonly words: string;
  readonly kind: ScoredMention["kind"];
  readonly links?: readonly Link[];
  readonly type?: ScoredMention["type"];
}

function resolve(text: string, marked: readonly Marked[], known: (text: string) => KnownMention[] = () => []) {
  let at = 0;
  const scored = marked.map(({ words, kind, links = [], type = "person" }): ScoredMention => {
    const [phrase, head = phrase] = words.split("/");
    const from = text.indexOf(phrase, at);
    assert.ok(from >= 0, `not in the text: ${phrase}`);
    const headFrom = from + phrase.lastIndexOf(head);
    at = from + 1;
    return {
      from,
      to: from + phrase.length,
      head: { from: headFrom, to: headFrom + head.length },
      kind,
      type,
      probability: 0.99,
      typeProbability: 0.9,
      antecedents: links.map(([mention, probability]) => ({ mention, probability })),
    };
  });
  const document = documentOf(text);
  const layout = layoutOf(text);
  const entities = findEntities(document, layout, []);
  const { mentions, clusters } = resolveMentions(layout, entities, scored, known(text));
  return clusters.map(({ named, mentions: own }) => {
    const name = named === null ? "-" : entities.list[named].name;
    return `${name}: ${own.map((k) => text.slice(mentions[k].from, mentions[k].to)).join(", ")}`;
  });
}

test("a pronoun goes to the mention it links to, and a name to its entity", () => {
  assert.deepEqual(
    resolve("Ada Verholt left. She met Pieter Lindqvist. Verholt waited.", [
      { words: "Ada Verholt", kind: "name" },
      { words: "She", kind: "pronoun", links: [[0, 0.9]] },
      { words: "Pieter Lindqvist", kind: "name" },
      { words: "Verholt", kind: "name", links: [[2, 0.9]] },
    ]),
    ["Ada Verholt: Ada Verholt, She, Verholt", "Pieter Lindqvist: Pieter Lindqvist"],
  );
});

test("a pronoun of another sex takes the next likely one", () => {
  assert.deepEqual(
    resolve("Ada Verholt met Pieter Lindqvist. She left.", [
      { words: "Ada Verholt", kind: "name" },
      { words: "Pieter Lindqvist", kind: "name" },
      {
        words: "She",
        kind: "pronoun",
        links: [
          [1, 0.6],
          [0, 0.3],
        ],
      },
    ]),
    ["Ada Verholt: Ada Verholt, She", "Pieter Lindqvist: Pieter Lindqvist"],
  );
});

test("“it” is no person, and a ministry is none either", () => {
  assert.deepEqual(
    resolve("Ada Verholt left. It rained. The ministry closed.", [
      { words: "Ada Verholt", kind: "name" },
      { words: "It", kind: "pronoun", links: [[0, 0.9]] },
      { words: "The ministry/ministry", kind: "nominal", links: [[0, 0.9]] },
    ]),
    ["Ada Verholt: Ada Verholt", "-: It", "-: The ministry"],
  );
});

test("a description before the name is taken for the named one", () => {
  assert.deepEqual(
    resolve("The minister spoke. Ada Verholt smiled. She left.", [
      { words: "The minister/minister", kind: "nominal" },
      { words: "Ada Verholt", kind: "name", links: [[0, 0.8]] },
      { words: "She", kind: "pronoun", links: [[0, 0.9]] },
    ]),
    ["Ada Verholt: The minister, Ada Verholt, She"],
  );
});

test("a link that is not likely enough is none", () => {
  assert.deepEqual(
    resolve("A soldier fell. The soldier rose.", [
      { words: "A soldier/soldier", kind: "nominal" },
      { words: "The soldier/soldier", kind: "nominal", links: [[0, 0.3]] },
    ]),
    ["-: A soldier", "-: The soldier"],
  );
});

test("what is known from the statements overrules the model", () => {
  const known = (text: string) => [
    { from: text.indexOf("She"), to: text.indexOf("She") + 3, entity: 0, because: "it speaks" },
  ];
  assert.deepEqual(
    resolve(
      "Ada Verholt left. Berta Orm stayed. She laughed.",
      [
        { words: "Ada Verholt", kind: "name" },
        { words: "Berta Orm", kind: "name" },
        { words: "She", kind: "pronoun", links: [[1, 0.95]] },
      ],
      known,
    ),
    ["Ada Verholt: Ada Verholt, She", "Berta Orm: Berta Orm"],
  );
});

test("a pronoun that speaks is a mention where the model passed over it", () => {
  const known = (text: string) => [
    { from: text.indexOf("It"), to: text.indexOf("It") + 2, entity: 0, because: "it speaks" },
  ];
  assert.deepEqual(resolve("Norway waited. It warned the port.", [{ words: "Norway", kind: "name" }], known), [
    "Norway: Norway, It",
  ]);
});

test("a name that the model passed over is a mention all the same, and a possessive ending is no part of one", () => {
  assert.deepEqual(resolve("Ada Verholt’s aide left.", [{ words: "Ada Verholt’s aide/aide", kind: "nominal" }]), [
    "Ada Verholt: Ada Verholt",
    "-: Ada Verholt’s aide",
  ]);
});

test("a role beside a name is whom the name names", () => {
  assert.deepEqual(
    resolve("Its director, Lena Moss, left. Berta Orm, the spokeswoman, stayed.", [
      { words: "Its director/director", kind: "nominal" },
      { words: "Lena Moss", kind: "name" },
      { words: "Berta Orm", kind: "name" },
      { words: "the spokeswoman/spokeswoman", kind: "nominal" },
    ]),
    ["Lena Moss: Its director, Lena Moss", "Berta Orm: Berta Orm, the spokeswoman"],
  );
});

test("a body by another noun is another body", () => {
  assert.deepEqual(
    resolve("The Tavra Port Authority met. The union left. The agency stayed.", [
      { words: "The Tavra Port Authority/Authority", kind: "name", type: "organization" },
      { words: "The union/union", kind: "nominal", type: "organization", links: [[0, 0.9]] },
      { words: "The agency/agency", kind: "nominal", type: "organization", links: [[0, 0.9]] },
    ]),
    ["Tavra Port Authority: The Tavra Port Authority, The agency", "-: The union"],
  );
});
