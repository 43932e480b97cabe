// The door to the server: what is asked, and what counts as nobody there.
import assert from "node:assert/strict";
import { afterEach, mock, test } from "node:test";
import fc from "fast-check";
import { backoffMs } from "../../client/domain/backoff.ts";
import { network } from "../../client/platform/network.ts";

const real = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = real;
  mock.timers.reset();
});

function answers(make: (init: RequestInit) => Response | Promise<Response>): RequestInit[] {
  const asked: RequestInit[] = [];
  globalThis.fetch = async (_path, init = {}) => {
    asked.push(init);
    return make(init);
  };
  return asked;
}

const json = (body: string, more: ResponseInit = {}): Response =>
  new Response(body, { ...more, headers: { "Content-Type": "application/json", ...more.headers } });

test("a request carries what the server wants to see, is never kept, and follows no redirect", async () => {
  const [asked] = [answers(() => json("{}"))];
  assert.deepEqual(await network.post("/api/sync", "{}"), { status: 200, json: {}, retryAfterSeconds: null });
  const { method, headers, redirect, cache, credentials } = asked[0] ?? {};
  assert.deepEqual([method, redirect, cache, credentials], ["POST", "error", "no-store", "same-origin"]);
  assert.deepEqual(headers, { "Content-Type": "application/json", "X-App": "1" });
});

test("a page instead of JSON, and JSON that is none, have no content", async () => {
  answers(() => new Response("<html>Sign in to the hotel</html>", { headers: { "Content-Type": "text/html" } }));
  assert.deepEqual(await network.post("/", ""), { status: 200, json: undefined, retryAfterSeconds: null });
  answers(() => json('{"half":'));
  assert.equal((await network.post("/", ""))?.json, undefined);
});

test("when to come back is read in seconds, and nonsense is none", async () => {
  answers(() => json("{}", { status: 429, headers: { "Retry-After": "17" } }));
  assert.equal((await network.post("/", ""))?.retryAfterSeconds, 17);
  answers(() => json("{}", { status: 503, headers: { "Retry-After": "soon" } }));
  assert.equal((await network.post("/", ""))?.retryAfterSeconds, null);
});

test("no connection, a redirect and a body that breaks off are nobody", async () => {
  answers(() => Promise.reject(new TypeError("Failed to fetch")));
  assert.equal(await network.post("/", ""), null);
  const broken = new ReadableStream({ start: (stream) => stream.error(new TypeError("terminated")) });
  answers(() => new Response(broken, { headers: { "Content-Type": "application/json" } }));
  assert.equal(await network.post("/", ""), null);
});

/** Never answers; gives up only when it is told to. */
function silence({ signal }: RequestInit): Promise<Response> {
  return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(new Error("aborted"))));
}

test("a server that accepts and never answers is nobody after 5 seconds", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  answers(silence);
  let outcome: unknown = "waiting";
  const asking = network.post("/api/sync", "").then((answer) => (outcome = answer));
  mock.timers.tick(4_999);
  await Promise.resolve();
  assert.equal(outcome, "waiting");
  mock.timers.tick(1);
  await asking;
  assert.equal(outcome, null);
});

test("a large upload is given the time that a slow line needs", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  answers(silence);
  let outcome: unknown = "waiting";
  const asking = network.post("/api/sync", "x".repeat(40_000)).then((answer) => (outcome = answer));
  mock.timers.tick(14_999);
  await Promise.resolve();
  assert.equal(outcome, "waiting");
  mock.timers.tick(1);
  await asking;
  assert.equal(outcome, null);
});

test("the wait before the next try grows to five minutes and is never longer", () => {
  fc.assert(
    fc.property(fc.nat(100), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (failures, chance) => {
      const wait = backoffMs(failures, chance);
      assert.ok(wait >= 0 && wait <= 300_000);
      assert.ok(backoffMs(failures + 1, chance) >= wait);
    }),
  );
  assert.deepEqual(
    [0, 1, 5].map((failures) => backoffMs(failures, 0.5)),
    [500, 1_000, 16_000],
  );
});
