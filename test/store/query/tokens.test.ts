import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { ANY, GAP, NAME_PREFIX, nameTokens, valueToken } from "../../../src/store/query/tokens.ts";
import { names, stems } from "../../../src/text/stems.ts";

const anyText = fc.string({ unit: "binary", maxLength: 80 });

describe("names", () => {
  for (const [text, expected] of [
    ["Müller’s U.S. visit", "muller us visit"],
    ["the U.N.'s envoy, Wang Yi", "the un envoy wang yi"],
    ["U.S.-led talks at 9 a.m.", "us led talks at 9 am"],
    ["Beijing's and Beijing’s", "beijing and beijing"],
    ["the ministers' meeting's end", "the ministers meeting end"],
    ["1,000 people, 12,345,678 words, 3.5 and 10:30", "1000 people 12345678 words 3 5 and 10 30"],
    ["Recep Tayyip Erdoğan, Lech Wałęsa, İstanbul, Straße", "recep tayyip erdogan lech walesa istanbul strasse"],
    ["end.Then well-known", "end then well known"],
    ["ﬁve ½ ² Ⅻ", "five 1 2 2 xii"],
    [" — … \u0301", ""],
  ]) {
    test(text, () => assert.equal(names(text).join(" "), expected));
  }

  test("every word is of [a-z0-9_], at most 60 characters, and none looks like a word of a field", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.stringMatching(/^[a-z]{1,9}[ж文a-z]{1,40}$/u)), (text) => {
        for (const list of [names(text), stems(text)]) {
          for (const token of list) {
            assert.match(token, /^[a-z0-9_]{1,60}$/);
            assert.doesNotMatch(token, /^[a-z0-9]+_/);
            assert.notEqual(token, GAP);
          }
        }
      }),
    );
  });

  test("letters that are not Latin stay apart from one another and from their codes", () => {
    const letters = fc.stringMatching(/^[абвгежש文字a-f0-9]{1,8}$/u);
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        assert.equal(names(a).length, 1);
        assert.equal(names(a)[0] === names(b)[0], a === b);
      }),
    );
    assert.equal(names("Москва").join(), names("МОСКВА").join());
  });

  test("reading its own words gives them again", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."aAäÉzZ09 .,'’s-") }), (text) => {
        const words = names(text);
        assert.deepEqual(names(words.join(" ")), words);
      }),
    );
  });

  test("accents and case do not matter", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."aeouncs '") }), (text) => {
        const accented = text.replace(/[aeounc]/g, (letter) => `${letter}\u0308`).normalize("NFC");
        assert.deepEqual(names(accented.toUpperCase()), names(text));
      }),
    );
  });

  test("very long words are cut, not lost", () => {
    assert.equal(names("x".repeat(1e6)).join(), "x".repeat(60));
    assert.equal(names("ж".repeat(1e6)).join(), "_436".repeat(15));
    assert.equal(names(`${"a.".repeat(1e6)}aa`).length, 2);
  });
});

describe("stems", () => {
  for (const group of [
    "elect elects elected electing election elections",
    "discuss discussed discussions",
    "protect protection protected",
    "complete completed completion",
    "minister ministers minister's Ministers’",
    "attack attacks attacked attacking",
    "agree agreed agrees",
    "sanction sanctions sanctioned",
  ]) {
    test(group, () => assert.equal(new Set(stems(group)).size, 1, stems(group).join(" ")));
  }

  for (const pair of ["news new", "nation nature", "mission miss", "portion port"]) {
    test(`not the same: ${pair}`, () => assert.equal(new Set(stems(pair)).size, 2));
  }

  test("as many as there are words, the same each time", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        assert.equal(stems(text).length, names(text).length);
        assert.deepEqual(stems(text), stems(text));
      }),
    );
  });
});

describe("words of fields", () => {
  test("names stand apart", () => {
    assert.deepEqual(nameTokens("speaker", ["Wang Yi", "Müller"]), ["s_wang", "s_yi", GAP, "s_muller"]);
    assert.deepEqual(nameTokens("place", []), []);
  });

  test("none is taken for another", () => {
    assert.equal(valueToken("type", "ASSAULT"), "type_assault");
    assert.equal(ANY, "kind_any");
    assert.equal(new Set(Object.values(NAME_PREFIX)).size, Object.keys(NAME_PREFIX).length);
    for (const prefix of Object.values(NAME_PREFIX)) assert.match(prefix, /^[a-z]_$/);
  });
});
