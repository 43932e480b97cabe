// Files that the phone keeps, asked for in parts, as audio elements do.
import assert from "node:assert/strict";
import { test } from "node:test";
import { partOf } from "../../client/sw/part.ts";

const kept = (): Response => new Response("0123456789", { headers: { "content-type": "audio/wav", "content-encoding": "br" } });

test("a whole file is answered whole", async () => {
  const answer = await partOf(kept(), null);
  assert.equal(answer.status, 200);
  assert.equal(await answer.text(), "0123456789");
});

test("a part is answered as that part", async () => {
  const parts: [string, string, string][] = [
    ["bytes=0-1", "01", "bytes 0-1/10"],
    ["bytes=4-", "456789", "bytes 4-9/10"],
    ["bytes=8-99", "89", "bytes 8-9/10"],
  ];
  for (const [range, text, said] of parts) {
    const answer = await partOf(kept(), range);
    assert.equal(answer.status, 206);
    assert.equal(answer.headers.get("content-range"), said);
    assert.equal(answer.headers.get("content-length"), String(text.length));
    assert.equal(answer.headers.get("content-type"), "audio/wav");
    assert.equal(answer.headers.get("content-encoding"), null);
    assert.equal(await answer.text(), text);
  }
});

test("a part beyond the end is refused with the length", async () => {
  const answer = await partOf(kept(), "bytes=10-");
  assert.equal(answer.status, 416);
  assert.equal(answer.headers.get("content-range"), "bytes */10");
});
