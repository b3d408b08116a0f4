import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { type Entities, findEntities } from "../../src/extract/entities.ts";
import type { NameTag } from "../../src/model/scores.ts";
import type { Entity } from "../../src/record.ts";
import { documentOf, layoutOf } from "./story.ts";

function entitiesOf(text: string, tags: readonly NameTag[] = []): Entities {
  return findEntities(documentOf(text), layoutOf(text), tags);
}

function entityOf(text: string, name: string, tags: readonly NameTag[] = []): Entity {
  const found = entitiesOf(text, tags).list.find((entity) => entity.name === name);
  assert.ok(found, `no ${name} among ${entitiesOf(text, tags).list.map((entity) => entity.name)}`);
  return found;
}

function mentionsOf(text: string, name: string): string[] {
  return entityOf(text, name).mentions.map(({ from, to }) => text.slice(from, to));
}

describe("names that are one entity", () => {
  for (const [text, name, mentions] of [
    [
      "We saw Ada Verholt. Then Verholt's car left with Ms. Verholt.",
      "Ada Verholt",
      ["Ada Verholt", "Verholt", "Verholt"],
    ],
    [
      "We saw Verholt on Monday. Later Ada J. Verholt spoke to Ada Verholt.",
      "Ada J. Verholt",
      ["Verholt", "Ada J. Verholt", "Ada Verholt"],
    ],
    ["The president met Quan Dao. He thanked Quan.", "Quan Dao", ["Quan Dao", "Quan"]],
    [
      "Aides to Inigo Varela Montes say that Mr. Varela Montes left.",
      "Inigo Varela Montes",
      ["Inigo Varela Montes", "Varela Montes"],
    ],
    ["They left for the United States. The U.S. and the US are one.", "United States", ["United States", "U.S.", "US"]],
    [
      "The Central Fishing Commission (CFC) met. Later the CFC dissolved.",
      "Central Fishing Commission",
      ["Central Fishing Commission", "CFC", "CFC"],
    ],
    [
      "We asked the Ostrand Security Council. The Security Council left.",
      "Ostrand Security Council",
      ["Ostrand Security Council", "Security Council"],
    ],
    [
      "The South-East Reef Council (SERC) met. SERC left.",
      "South-East Reef Council",
      ["South-East Reef Council", "SERC", "SERC"],
    ],
    [
      "Ada Verholt Sable-Bowl Visit: Mayor Shows Support\n\nMayor Ada Verholt showed her support for Sable-Bowl on Monday.",
      "Ada Verholt",
      ["Ada Verholt", "Ada Verholt"],
    ],
    [
      "Verholt Jr. Pleads Guilty\n\nFormer Rep. Milo Verholt Jr. pleaded guilty on Monday. Verholt wept.",
      "Milo Verholt Jr.",
      ["Verholt Jr.", "Milo Verholt Jr.", "Verholt"],
    ],
    ["We saw the Sable Bowl. Later they opposed SB 1062 there.", "Sable Bowl", ["Sable Bowl"]],
    ["He joined Tim O'Malley and then O’Malley left.", "Tim O'Malley", ["Tim O'Malley", "O’Malley"]],
  ] as const) {
    test(`${name}: ${text}`, () => assert.deepEqual(mentionsOf(text, name), mentions));
  }
});

describe("where a name begins and ends", () => {
  for (const [text, names] of [
    ["Then Secretary of State Ada Verholt came.", ["Ada Verholt"]],
    ["She joined the Securities and Exchange Commission.", ["Securities and Exchange Commission"]],
    ["It was told by Iran and Congress.", ["Iran", "Congress"]],
    [
      "He works at the Center for Strategic and International Studies.",
      ["Center for Strategic and International Studies"],
    ],
    ["Many said that Bill de Vries left.", ["Bill de Vries"]],
    ["They’ve met Republicans, Mexicans and a Chinese official on Friday in May.", []],
    ["Former Senator Ada Verholt came. Critics left. Outrage grew.", ["Ada Verholt"]],
    ["It went to Senators Milo J. Brandt and Rosa Lind.", ["Milo J. Brandt", "Rosa Lind"]],
    ["The U.S.-led force left.", []],
  ] as const) {
    test(`${names.join(", ") || "no name"}: ${text}`, () =>
      assert.deepEqual(
        entitiesOf(text).list.map(({ name }) => name),
        names,
      ));
  }
});

describe("roles as the report states them", () => {
  for (const [text, name, role] of [
    ["Transport Minister Bela Juras offered to mediate.", "Bela Juras", "Transport Minister"],
    ["Fisheries Minister Ada Verholt disagreed.", "Ada Verholt", "Fisheries Minister"],
    ["Health Secretary Rosa Lind left early.", "Rosa Lind", "Health Secretary"],
    ["Interior Minister Viktor Dahl stayed. Finance Minister Tom Weller left.", "Tom Weller", "Finance Minister"],
    ["Deputy Mayor Susan Ober agreed.", "Susan Ober", "Deputy Mayor"],
    ["Foreign Ministry spokesman Milo Brandt said no.", "Milo Brandt", "Foreign Ministry spokesman"],
    ["Yesterday Minister Peter Halvar slept.", "Peter Halvar", "Minister"],
    [
      "We met Avril Stone, the U.S. director of national harbours, on Monday.",
      "Avril Stone",
      "U.S. director of national harbours",
    ],
    ["It was Secretary of State Ada Verholt.", "Ada Verholt", "Secretary of State"],
    ["So Chinese Foreign Ministry spokesman Quan Wenli said.", "Quan Wenli", "Chinese Foreign Ministry spokesman"],
    ["A lawyer for the outlets, David Amsel, spoke.", "David Amsel", "lawyer for the outlets"],
    ["Rosa Lind (R-Utah), chairwoman of the panel, left.", "Rosa Lind", "chairwoman of the panel"],
    [
      "It was by former Assistant Secretary of State A. Wess Verholt.",
      "A. Wess Verholt",
      "former Assistant Secretary of State",
    ],
    ["In Ostrand, the mayor said, Rosa Lind had left.", "Rosa Lind", null],
    ["Then Mr. Peter Amsel left.", "Peter Amsel", null],
  ] as const) {
    test(`${role}: ${text}`, () => assert.equal(entityOf(text, name).role, role));
  }
});

describe("types", () => {
  for (const [text, name, type] of [
    ["Then Ada Verholt left.", "Ada Verholt", "person"],
    ["The Kingdom of Ostrand and France agree.", "France", "country"],
    ["They flew to Beijing.", "Beijing", "place"],
    ["It came from the State Department.", "State Department", "government"],
    ["A suit by the Ostrand Fishing Company failed.", "Ostrand Fishing Company", "organisation"],
    ["Then Zorvex grew.", "Zorvex", null],
  ] as const) {
    test(`${name} is ${type}`, () => assert.equal(entityOf(text, name).type, type));
  }

  test("a field that is not told has its reason", () => {
    const { why } = entityOf("Then Zorvex grew.", "Zorvex");
    assert.deepEqual(Object.keys(why ?? {}).sort(), ["role", "type"]);
  });
});

describe("the model's tags", () => {
  test("tell what capital letters leave open", () => {
    const text = "Then Zorvex grew.";
    assert.equal(
      entityOf(text, "Zorvex", [{ from: 5, to: 11, type: "organisation", probability: 0.9 }]).type,
      "organisation",
    );
  });

  test("keep an ordinary word that opens a sentence", () => {
    const text = "Cook grew angry.";
    assert.deepEqual(entitiesOf(text).list, []);
    assert.equal(entityOf(text, "Cook", [{ from: 0, to: 4, type: "person", probability: 0.9 }]).type, "person");
  });

  test("do not outvote a title", () => {
    const text = "Then Mr. Reuters left.";
    assert.equal(
      entityOf(text, "Reuters", [{ from: 9, to: 16, type: "organisation", probability: 0.6 }]).type,
      "person",
    );
  });

  test("that are unlikely, or speak against a lexicon, say nothing", () => {
    const text = "Then Zorvex met Chile.";
    const tags = [
      { from: 5, to: 11, type: "place", probability: 0.5 },
      { from: 16, to: 21, type: "person", probability: 0.95 },
    ] as const;
    assert.equal(entityOf(text, "Zorvex", tags).type, null);
    assert.equal(entityOf(text, "Chile", tags).type, "country");
  });
});

test("nothing is named in a paragraph that is not the story", () => {
  const text = "CLICK HERE TO READ MORE FROM THE OSTRAND EXAMINER\n\nAda Verholt left.";
  const document = { ...documentOf(text), removed: [{ from: 0, to: 49, reason: "promotion" }] };
  const layout = layoutOf(text);
  const removed = {
    ...layout,
    paragraphs: layout.paragraphs.map((one, k) => (k === 0 ? { ...one, kind: "removed" as const } : one)),
  };
  assert.deepEqual(
    findEntities(document, removed, []).list.map(({ name }) => name),
    ["Ada Verholt"],
  );
});

test("every mention lies in the text, begins and ends with a letter or point, and stands in order", () => {
  const word = fc.constantFrom(
    "Ada",
    "Verholt",
    "Mr.",
    "the",
    "U.S.",
    "of",
    "and",
    "Bank",
    "O’Neill",
    "’s",
    ",",
    ".",
    "“",
    "”",
    "\n",
    "said",
    "Jean-Marc",
    "😀",
    "é",
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 80 }), (words) => {
      const text = words.join(" ");
      const { mentions, list } = entitiesOf(text);
      assert.ok(mentions.every(({ from, to }) => /^[\p{L}@#].*[\p{L}\p{N}.]$|^\p{L}$/su.test(text.slice(from, to))));
      assert.ok(mentions.every(({ from }, k) => k === 0 || mentions[k - 1].from <= from));
      assert.equal(
        mentions.length,
        list.reduce((sum, entity) => sum + entity.mentions.length, 0),
      );
    }),
  );
});
