import assert from "node:assert/strict";
import { test } from "node:test";
import { findQuantities, findWrittenDays } from "../../src/compare/differences/quantities.ts";

const cases: readonly (readonly [text: string, ...found: string[]])[] = [
  ["Fourteen dock workers left.", "people 14 Fourteen"],
  ["A mob of about 600 came.", "people 600 600"],
  ["Eight Kesterians and five guards were killed.", "people 8 Eight", "people 5 five"],
  ["Nine in ten of them stayed away, and 40 per cent of the trains ran.", "share 90 Nine", "share 40 40"],
  ["It cost $2.5 million in two hours.", "money 2500000 2.5 million", "duration 7200 two"],
  ["Shortly after 9:30 p.m. in 2029, on 20 April, it carried 3,200 tons.", "clock 1290 9", "mass 3200 3,200"],
  ["One of them took one more step.", ...[]],
  ["Police put it at 15,000.", "bare 15000 15,000"],
  ["Fines of up to 2 million crowns await a crowd of 3,000.", "things 2000000 2 million", "people 3000 3,000"],
  ["A third of the trains ran in the first half of the year.", `share ${100 / 3} A third`],
  ["A 90-day emergency, said a 17-year-old.", "duration 7776000 90"],
];

for (const [text, ...expected] of cases) {
  test(`quantities: ${text}`, () => {
    const found = findQuantities(text, { from: 0, to: text.length });
    assert.deepEqual(
      found.map(({ measure, value, from, to }) => `${measure} ${value} ${text.slice(from, to)}`),
      expected,
    );
  });
}

test("what is vague is the least and the most that it may be, of people only", () => {
  const text = "Several hundred nationalists came, dozens of protesters were held, hundreds of letters lay there.";
  const found = findQuantities(text, { from: 0, to: text.length });
  assert.deepEqual(
    found.map(({ measure, least, most, from, to }) => `${measure} ${least}–${most} ${text.slice(from, to)}`),
    ["people 200–999 Several hundred", "people 20–200 dozens of"],
  );
});

test("days that are written out are quantities, a dateline and a weekday are none", () => {
  const text = "OSLO, 9 April — The talks on Monday end on 20 April.";
  const time = (words: string, value: string) => {
    const from = text.indexOf(words);
    return { id: value, from, to: from + words.length, type: "DATE", value, precision: "day", basis: null } as const;
  };
  const times = [time("9 April", "2031-04-09"), time("Monday", "2031-04-14"), time("20 April", "2031-04-20")];
  const found = findWrittenDays(times, text, { from: 0, to: text.length });
  assert.deepEqual(
    found.map(({ from, to }) => text.slice(from, to)),
    ["20 April"],
  );
});
