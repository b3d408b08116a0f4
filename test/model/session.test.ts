import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { ModelError } from "../../src/model/network.ts";
import { openSession } from "../../src/model/session.ts";

const folder = mkdtempSync(join(tmpdir(), "readout-model-"));
after(() => rmSync(folder, { recursive: true }));

test("a missing model file is refused by name", async () => {
  const path = join(folder, "none.onnx");
  await assert.rejects(openSession(path, null, 1), (error: Error) => {
    assert.ok(error instanceof ModelError);
    assert.match(error.message, /none\.onnx/);
    return true;
  });
});

test("a damaged model file is refused by both hashes before the runtime sees it", async () => {
  const path = join(folder, "damaged.onnx");
  writeFileSync(path, "not the network that was trained");
  const found = createHash("sha256").update("not the network that was trained").digest("hex");
  const expected = "0".repeat(64);
  await assert.rejects(openSession(path, expected, 1), (error: Error) => {
    assert.ok(error instanceof ModelError);
    assert.ok(
      error.message.includes(found) && error.message.includes(expected) && error.message.includes("damaged.onnx"),
    );
    return true;
  });
});

test("a file that is no network is refused by name", async () => {
  const path = join(folder, "text.onnx");
  writeFileSync(path, "plain text");
  await assert.rejects(openSession(path, null, 1), ModelError);
});

test("telemetry is off before the runtime loads", () => {
  assert.equal(process.env.ORT_DISABLE_TELEMETRY, "1");
});
