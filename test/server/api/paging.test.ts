import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { LARGEST_TABLE } from "../../../src/server/api/list-endpoint.ts";
import { createApp } from "../../../src/server/app.ts";
import type { KeptRefusal, Page, PageRequest, Store } from "../../../src/store/store.ts";
import { fakeStore } from "../fake-store.ts";

const app = createApp({ store: fakeStore(), version: "0" });

interface Body {
  readonly items: readonly { readonly item: string }[];
  readonly next: string | null;
}

const nextOf = (response: Response) => /^<(.*)>; rel="next"$/.exec(response.headers.get("link") ?? "")?.[1];

describe("pages", () => {
  test("following them gives everything once, by `next` and by Link alike", async () => {
    const whole = (await (await app.request("/api/v1/search?limit=200")).json()) as Body;
    const seen: string[] = [];
    let address: string | undefined = "/api/v1/search?q=&limit=5&order=newest";
    while (address !== undefined) {
      const response = await app.request(address);
      const { items, next } = (await response.json()) as Body;
      seen.push(...items.map(({ item }) => item));
      address = nextOf(response);
      if (next === null) assert.equal(address, undefined);
      else assert.equal(new URL(address!, "http://localhost").searchParams.get("cursor"), next);
    }
    assert.deepEqual(
      seen,
      whole.items.map(({ item }) => item),
    );
    assert.ok(seen.length > 15);
  });

  test("the next page keeps what was asked for", async () => {
    const response = await app.request("/api/v1/search?q=%22the%22%20&limit=1&format=csv");
    assert.match(nextOf(response) ?? "", /^\/api\/v1\/search\?q=%22the%22(?:%20|\+)&limit=1&format=csv&cursor=/);
  });

  for (const limit of ["0", "201", "-1", "1.5", "1e2", "x", "", "00", "99999999999"]) {
    test(`limit ${limit || "of nothing"} is refused`, async () => {
      const response = await app.request(`/api/v1/reports?limit=${limit}`);
      assert.equal(response.status, 400);
      assert.match(
        ((await response.json()) as { detail: string }).detail,
        /limit: must be a whole number from 1 to 200/,
      );
    });
  }

  for (const cursor of ["x", "%F0", "-1", "%27", ""]) {
    test(`cursor ${cursor || "of nothing"} is refused`, async () => {
      for (const list of [
        "search",
        "reports",
        "stories",
        "actors",
        "actors/1/items",
        "decisions",
        "corrections",
        "doubtful",
        "runs",
      ]) {
        assert.equal((await app.request(`/api/v1/${list}?cursor=${cursor}`)).status, 400, list);
      }
    });
  }
});

describe("tables", () => {
  /** Refusals without end. */
  function endless(): { store: Store; asked: PageRequest[] } {
    const asked: PageRequest[] = [];
    const refusals = async (request: PageRequest): Promise<Page<KeptRefusal>> => {
      asked.push(request);
      const start = Number(request.cursor ?? 0);
      const items = Array.from({ length: request.limit }, (_, k) => ({
        id: start + k + 1,
        run: 1,
        at: "2031-01-01T00:00:00.000Z",
        source: "a.txt",
        code: "x",
        message: "m",
      }));
      return { items, next: String(start + request.limit) };
    };
    return { store: { ...fakeStore(), refusals }, asked };
  }

  test("without a limit all rows come at once, each once", async () => {
    const response = await app.request("/api/v1/search?format=jsonl");
    const lines = (await response.text()).trimEnd().split("\n");
    const whole = (await (await app.request("/api/v1/search?limit=200")).json()) as Body;
    assert.deepEqual(
      lines.map((line) => JSON.parse(line)),
      whole.items,
    );
    assert.equal(nextOf(response), undefined);
  });

  test("with a limit they have a page", async () => {
    const response = await app.request("/api/v1/search?format=csv&limit=2");
    assert.equal((await response.text()).trimEnd().split("\n").length, 3);
    assert.ok(nextOf(response));
  });

  test("a table ends at its largest, and Link leads on from there", async () => {
    const { store } = endless();
    const app = createApp({ store, version: "0" });
    const response = await app.request("/api/v1/refusals?format=jsonl");
    const lines = (await response.text()).trimEnd().split("\n");
    assert.equal(lines.length, LARGEST_TABLE);
    const rest = await app.request(nextOf(response)!);
    const [first] = (await rest.text()).split("\n");
    assert.equal(JSON.parse(first).id, LARGEST_TABLE + 1);
  });

  test("JSON never has more than a page", async () => {
    const { store, asked } = endless();
    const app = createApp({ store, version: "0" });
    const { items } = (await (await app.request("/api/v1/refusals")).json()) as Body;
    assert.equal(items.length, 50);
    assert.equal(asked.length, 1);
  });
});

describe("tags", () => {
  test("what is had already is not sent again", async () => {
    for (const address of [
      "/api/v1/search",
      "/api/v1/reports/elvan-1/record",
      "/api/v1/reports/elvan-1/text",
      "/api/v1/openapi.json",
    ]) {
      const first = await app.request(address);
      const etag = first.headers.get("etag") ?? "";
      assert.match(etag, /^"[\w-]+"$/);
      for (const had of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
        const again = await app.request(address, { headers: { "If-None-Match": had } });
        assert.equal(again.status, 304, had);
        assert.equal(again.headers.get("etag"), etag);
        assert.equal(await again.text(), "");
      }
      assert.equal((await app.request(address, { headers: { "If-None-Match": '"other"' } })).status, 200);
    }
  });

  test("each format has a tag of its own, and what changes another", async () => {
    const store = fakeStore();
    const app = createApp({ store, version: "0" });
    const tag = async (format: string) => (await app.request(`/api/v1/refusals?format=${format}`)).headers.get("etag");
    const before = [await tag("json"), await tag("jsonl"), await tag("csv")];
    assert.equal(new Set(before).size, 3);
    await store.dismissRefusal(1);
    assert.notEqual(await tag("json"), before[0]);
  });

  test("HEAD has the headers of GET and no body", async () => {
    const get = await app.request("/api/v1/reports");
    const head = await app.request("/api/v1/reports", { method: "HEAD" });
    assert.equal(head.status, 200);
    assert.equal(head.headers.get("etag"), get.headers.get("etag"));
    assert.equal(await head.text(), "");
  });
});
