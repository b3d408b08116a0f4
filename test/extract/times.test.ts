import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import fc from "fast-check";
import { findTimes } from "../../src/extract/times/find-times.ts";
import type { Document, Published, Removed, Time } from "../../src/record.ts";
import { findLayout } from "../../src/text/find-layout.ts";
import { documentOf } from "./story.ts";
import { parseTimesCases } from "./times-cases.ts";

const DAY: Published = { value: "2023-06-20", precision: "day", basis: "given" };

function timesOf(text: string, published: Published | null = DAY, removed: readonly Removed[] = []): Time[] {
  const document: Document = { ...documentOf(text), published, removed };
  return findTimes(document, findLayout(document));
}

for (const { title, published, text, wanted } of parseTimesCases(
  readFileSync(new URL("cases/times.txt", import.meta.url), "utf8"),
)) {
  test(`times: ${title}`, () => {
    const found = timesOf(text, published).map((time, k) => {
      const all = [text.slice(time.from, time.to), time.type, time.value, time.precision, time.basis].map(String);
      return all.slice(0, wanted[k]?.length).join(" | ");
    });
    assert.deepEqual(
      found,
      wanted.map((fields) => fields.join(" | ")),
    );
  });
}

describe("what is not known is told with its reason", () => {
  test("no date of publication", () => {
    const [friday, yesterday] = timesOf("The dam failed on Friday. It held yesterday.", null);
    assert.deepEqual(Object.keys(friday.why ?? {}), ["basis"]);
    assert.equal(friday.value, "XXXX-WXX-5");
    assert.deepEqual(Object.keys(yesterday.why ?? {}), ["value"]);
    assert.equal(yesterday.value, null);
  });

  test("every null has its reason", () => {
    for (const time of timesOf("On Friday, two days later, in May, last year and at noon it rained.", null)) {
      if (time.value === null || time.basis === null) assert.ok(time.why, JSON.stringify(time));
    }
  });
});

test("times are numbered in order", () => {
  assert.deepEqual(
    timesOf("On Monday, on Tuesday and in 2019.").map(({ id }) => id),
    ["t1", "t2", "t3"],
  );
});

test("nothing is found in what is removed", () => {
  const text = "The dam failed on Friday.\n\nSign up by Monday.\n\nIt was built in 1931.";
  const from = text.indexOf("Sign");
  const removed = [{ from, to: text.indexOf("Monday.") + 7, reason: "sign-up line" }];
  assert.deepEqual(
    timesOf(text, DAY, removed).map((time) => text.slice(time.from, time.to)),
    ["Friday", "1931"],
  );
});

const WORDS =
  `the a last next this Friday Monday night morning June May March 5 12, 2019 2023 two three years days ago later
  earlier in on at by of every each noon 10 p.m. a.m. the quarter first third fiscal early late mid- end year week month century 1990s
  will was said opened Christmas now recently fall summer 9/11 6/20/2023 2023-06-12 . , - – ’s “ ” ( ) 😀 é half and to through since`.split(
    /\s+/,
  );
const sentences = fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join(" "));
const texts = fc.oneof(
  sentences,
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc.string({ unit: "binary", maxLength: 100 }),
);
const dates = fc.constantFrom<Published | null>(
  null,
  DAY,
  { value: "2024-02-29", precision: "day", basis: "given" },
  { value: "2023-12", precision: "month", basis: "given" },
  { value: "1999", precision: "year", basis: "given" },
  { value: "2023-06-20T10:15:00Z", precision: "second", basis: "given" },
);

describe("whatever the text", () => {
  test("spans are in the text, in order, apart and not empty", () => {
    fc.assert(
      fc.property(texts, dates, (text, published) => {
        let last = 0;
        for (const { from, to } of timesOf(text, published)) {
          assert.ok(last <= from && from < to && to <= text.length, `${last} ${from} ${to} of ${text.length}`);
          assert.equal(text.slice(from, to), text.slice(from, to).trim());
          last = to;
        }
      }),
      { numRuns: 500 },
    );
  });

  test("values are those of TIMEX3", () => {
    const value =
      /^(?:(?:PAST|PRESENT|FUTURE)_REF|P(?:X|\d)?.*|(?:(?:BC)?\d{2,4}|XXXX)(?:\/\d{4})?(?:-(?:XX|\d\d|W\d\d|WXX|Q[1-4]|H[12]|SP|SU|FA|WI)(?:-(?:XX|WE|\d\d?))?)?(?:\/[\dXW-]+)?(?:T(?:[A-Z]{2}|\d\d:\d\d(?::\d\d)?))?)$/;
    fc.assert(
      fc.property(sentences, dates, (text, published) => {
        for (const time of timesOf(text, published)) {
          if (time.value === null) assert.ok(time.why?.value);
          else assert.match(time.value, value);
          assert.ok(time.basis !== null || time.why, JSON.stringify(time));
        }
      }),
      { numRuns: 500 },
    );
  });

  test("a paragraph after it that tells no time changes nothing", () => {
    fc.assert(
      fc.property(sentences, dates, (text, published) => {
        const story = `The council spoke. ${text} it.`;
        assert.deepEqual(timesOf(`${story}\n\nNobody was hurt, the mayor said.`, published), timesOf(story, published));
      }),
      { numRuns: 300 },
    );
  });
});
