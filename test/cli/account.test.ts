import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { Account } from "../../src/cli/account.ts";

test("the account adds up, whatever becomes of the inputs", () => {
  const fates = fc.array(fc.constantFrom("read", "duplicate", "refused", "unfinished"));
  fc.assert(
    fc.property(fates, (each) => {
      const account = new Account();
      for (const fate of each) {
        account.arrive();
        if (fate === "read") account.succeed();
        else if (fate !== "unfinished") {
          account.refuse({ source: "x", code: "x", message: "x: no", duplicate: fate === "duplicate" });
        }
      }
      const [total, ...parts] = account.sum.match(/\d+/g)!.map(Number);
      assert.equal(total, each.length);
      assert.equal(
        parts.reduce((sum, part) => sum + part, 0),
        total,
      );
      assert.equal(account.failures, each.filter((fate) => fate === "refused").length);
    }),
  );
});

test("what is not finished is named only where there is any", () => {
  const account = new Account();
  account.arrive();
  account.succeed();
  assert.equal(account.sum, "in 1 = 1 read + 0 duplicate + 0 refused");
  account.arrive();
  assert.equal(account.sum, "in 2 = 1 read + 0 duplicate + 0 refused + 1 not finished");
});
