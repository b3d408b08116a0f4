import assert from "node:assert/strict";
import { request as ask } from "node:http";
import { connect } from "node:net";
import { describe, test } from "node:test";
import { startServer } from "../../src/server/start-server.ts";
import { fakeStore } from "./fake-store.ts";

const TOKEN = "the-token-of-the-tests";
const options = { store: fakeStore(), port: 0, version: "1.2.3" };

/** The status of a request with any headers, which `fetch` would not send. */
function statusOf(url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    ask(url, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
}

describe("a server that runs", () => {
  test("answers at the address it gives, by the names it has, and not after it is closed", async () => {
    const server = await startServer(options);
    assert.match(server.url, /^http:\/\/127\.0\.0\.1:\d+$/);
    const { port } = new URL(server.url);
    assert.deepEqual(await (await fetch(`${server.url}/health`)).json(), {
      status: "ok",
      store: "sqlite",
      version: "1.2.3",
    });
    for (const host of [`localhost:${port}`, `[::1]:${port}`]) {
      assert.equal(await statusOf(`${server.url}/health`, { Host: host }), 200, host);
    }
    for (const host of [`evil.example:${port}`, "localhost", `localhost:${Number(port) + 1}`]) {
      assert.equal(await statusOf(`${server.url}/health`, { Host: host }), 421, host);
    }
    await server.close();
    await assert.rejects(fetch(`${server.url}/health`));
  });

  test("keeps an encoded slash in the id of a document", async () => {
    const server = await startServer(options);
    const response = await fetch(`${server.url}/api/v1/reports/${encodeURIComponent("a/b c?#ü")}`);
    const { detail } = (await response.json()) as { detail: string };
    assert.match(detail, /“a\/b c\?#ü”/);
    await server.close();
  });

  test("answers what has begun before it closes", async () => {
    const begun = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const store = {
      ...fakeStore(),
      counts: async () => {
        begun.resolve();
        await goOn.promise;
        return fakeStore().counts();
      },
    };
    const server = await startServer({ ...options, store });
    const answer = fetch(`${server.url}/api/v1/counts`);
    await begun.promise;
    const closed = server.close();
    goOn.resolve();
    assert.equal((await answer).status, 200);
    await closed;
  });

  test("closes though somebody holds connections open and asks nothing", async (context) => {
    const server = await startServer(options);
    const { port } = new URL(server.url);
    const socket = connect(Number(port), "127.0.0.1");
    await new Promise((resolve) => socket.once("connect", resolve));
    socket.on("error", () => {});
    // The second connection is kept alive after its answer.
    await (await fetch(`${server.url}/health`)).text();
    // The time after which everything is cut does not come.
    context.mock.timers.enable({ apis: ["setTimeout"] });
    await server.close();
    socket.destroy();
  });

  test("is cut from what never ends", async (context) => {
    const begun = Promise.withResolvers<void>();
    const store = {
      ...fakeStore(),
      counts: () => {
        begun.resolve();
        return new Promise<never>(() => {});
      },
    };
    const server = await startServer({ ...options, store });
    const answer = assert.rejects(fetch(`${server.url}/api/v1/counts`));
    await begun.promise;
    context.mock.timers.enable({ apis: ["setTimeout"] });
    const closed = server.close();
    context.mock.timers.tick(10_000);
    await closed;
    await answer;
  });
});

describe("where a server listens", () => {
  for (const host of ["0.0.0.0", "::", "192.0.2.1", "readout.example", "127.0.0.1.evil.example"]) {
    test(`on ${host} only with a token`, async () => {
      for (const token of [undefined, null, "", "short"]) {
        await assert.rejects(startServer({ ...options, host, token }), (error) => {
          assert.ok(error instanceof RangeError);
          assert.ok(error.message.includes(host));
          assert.match(error.message, /token/);
          return true;
        });
      }
    });
  }

  test("on every address with a token, which every request then needs", async () => {
    const server = await startServer({ ...options, host: "0.0.0.0", token: TOKEN });
    const url = `http://127.0.0.1:${new URL(server.url).port}/api/v1/counts`;
    assert.equal((await fetch(url)).status, 401);
    assert.equal(await statusOf(url, { Host: "any.example", Authorization: `Bearer ${TOKEN}` }), 200);
    await server.close();
  });

  test("on this machine a token is needed where one is given", async () => {
    const server = await startServer({ ...options, token: "short" });
    assert.equal((await fetch(`${server.url}/api/v1/counts`)).status, 401);
    await server.close();
    await assert.rejects(startServer({ ...options, token: "" }), /token is empty/);
  });

  test("a port that is taken is told", async () => {
    const server = await startServer(options);
    const port = Number(new URL(server.url).port);
    await assert.rejects(startServer({ ...options, port }), (error: Error) => {
      assert.match(error.message, new RegExp(`127\\.0\\.0\\.1:${port}.*another port`));
      return true;
    });
    await server.close();
  });
});
