import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { findRemoved } from "../../src/source/promotion.ts";

const PROMOTION = [
  "CLICK HERE TO READ MORE FROM THE HARBOUR POST",
  "Click here for more on the dam.",
  "Sign up for our newsletter and never miss a story.",
  "Sign up for Morning Tide, our daily newsletter.",
  "Subscribe to the Harbour Post podcast.",
  "Subscribe here.",
  "Get the best of the Post straight to your inbox.",
  "READ MORE: ‘We lost the farm,’ says Orrin man",
  "Read more: Life below the dam",
  "(Related: The letters of an engineer)",
  "WATCH: The wall in pictures",
  "MORE FROM THE HARBOUR POST: Ferry cut vetoed",
  "Follow us on Facebook and X.",
  "Follow Ada Brook on Twitter: @adabrook",
  "Follow @harbourpost.",
  "Download our free app.",
  "Read the full report here.",
  "Watch the video above.",
  "Got a tip? Email us at tips@post.example.",
  "Story continues below advertisement",
  "Advertisement",
  "Support our journalism.",
  "This article was originally published by North Wire.",
  "Copyright 2024 North Wire. All rights reserved.",
];

const STORY = [
  "“Sign up for our newsletter,” the board told those who asked.",
  "Sign up for the relief fund closed on Friday, and nobody had asked for the money.",
  "The board told farmers to sign up for its newsletter.",
  "Subscribe, the chair said, or the newsletter dies today.",
  "Follow the river to Selm and the wall comes into view.",
  "Follow-up letters on the dam went unanswered.",
  "Read the letters aloud, the judge told him.",
  "Watch committees were formed in every village.",
  "More than forty farms were lost.",
  "The report was published on Tuesday by the river board.",
  "This story began in the spring of 1961.",
  "Related costs rose by a fifth.",
  "Support for the dam fell.",
  "Copyright law was no help to the engineer.",
  "Get out of the valley, the engineer wrote.",
  "Join the army, his father told him on the telephone.",
  "Click here is what the page said, and it led nowhere, according to the inquiry.",
];

for (const line of PROMOTION) {
  test(`“${line}” is removed, and nothing beside it`, () => {
    const text = `Dam inquiry opens\n\nThe inquiry opened.\n\n  ${line} \n\nIt goes on.`;
    const removed = findRemoved(text);
    assert.deepEqual(
      removed.map(({ from, to }) => text.slice(from, to)),
      [line],
    );
    assert.notEqual(removed[0].reason, "");
  });
}

for (const line of STORY) {
  test(`“${line}” stays`, () => {
    assert.deepEqual(findRemoved(`Dam inquiry opens\n\n${line}\n\nIt goes on.`), []);
  });
}

test("a line within a quotation stays", () => {
  assert.deepEqual(findRemoved("The letter ran:\n\n“Dear Sirs,\nSubscribe to our newsletter today.\nYours.”"), []);
});

test("an unclosed quotation two lines before does not hide a promotion line", () => {
  assert.equal(findRemoved("Dam\n“It leaks, he said.\nThe board met.\nCLICK HERE TO READ MORE").length, 1);
});

test("the first line is the headline and stays", () => {
  assert.deepEqual(findRemoved("\nWATCH: Wall falls at Orrin\n\nThe wall fell."), []);
});

test("spans ascend, lie in the text and are whole lines without the space around them", () => {
  const line = fc.oneof(fc.constantFrom(...PROMOTION, ...STORY, "", "  ", "\r"), fc.string());
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const text = lines.join("\n");
      let end = 0;
      for (const { from, to } of findRemoved(text)) {
        assert.ok(from >= end && to > from && to <= text.length);
        const whole = text.slice(
          text.lastIndexOf("\n", from - 1) + 1,
          (text.indexOf("\n", to) + text.length + 1) % (text.length + 1),
        );
        assert.equal(text.slice(from, to), whole.trim());
        end = to;
      }
    }),
  );
});
