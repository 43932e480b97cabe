// Hashes and canonical text: the same bytes as Python's.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { canonical } from "../../client/domain/canonical.ts";
import { digestOf, recoveryId } from "../../client/domain/digest.ts";
import type { RecordState } from "../../client/domain/generated/wire.ts";
import * as protocol from "../../client/domain/protocol.ts";
import { sha256 } from "../../client/domain/sha256.ts";

const ROOT = process.env.PSOAS_ROOT ?? "";

test("the hash is SHA-256 of the text's UTF-8 bytes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      assert.equal(sha256(text), createHash("sha256").update(text, "utf8").digest("hex"));
    }),
    { numRuns: 500 },
  );
  for (const length of [0, 55, 56, 63, 64, 119, 120, 1000]) {
    assert.equal(sha256("a".repeat(length)), createHash("sha256").update("a".repeat(length)).digest("hex"));
  }
});

test("half a surrogate pair is hashed as the replacement character and throws nothing", () => {
  assert.equal(sha256("\ud800x"), sha256("\ufffdx"));
});

test("canonical text sorts keys at every depth and survives a round trip", () => {
  assert.equal(canonical({ b: [1, { d: null, c: "ü\n" }], a: true }), '{"a":true,"b":[1,{"c":"ü\\n","d":null}]}');
  fc.assert(
    fc.property(fc.jsonValue(), (value) =>
      assert.deepEqual(JSON.parse(canonical(value)), JSON.parse(JSON.stringify(value))),
    ),
  );
});

test("what JSON cannot hold has no canonical text", () => {
  for (const value of [undefined, Number.NaN, Number.POSITIVE_INFINITY, { a: undefined }])
    assert.throws(() => canonical(value), TypeError);
});

interface Vectors {
  canonical: { value: unknown; text: string }[];
  digest: { records: RecordState[]; digest: string }[];
  recovery: { record: RecordState; op: string }[];
}
const vectors = JSON.parse(readFileSync(`${ROOT}/tests/vectors/canonical.json`, "utf8")) as Vectors;

test("canonical text, digests and recovery ids are those of the table that Python reads", () => {
  for (const { value, text } of vectors.canonical) assert.equal(canonical(value), text);
  for (const { records, digest } of vectors.digest) assert.equal(digestOf(records), digest);
  for (const { record, op } of vectors.recovery) assert.equal(recoveryId(record), op);
});

const record = fc.record({
  coll: fc.constantFrom("session", "checkin"),
  id: fc.stringMatching(/^[0-9a-f]{32}$/),
  ver: fc.nat(),
  deleted: fc.boolean(),
});
test("the digest does not depend on the order, and changes with any change", () => {
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 8 }), (records) => {
      assert.equal(digestOf(records), digestOf([...records].reverse()));
      const [first, ...rest] = records;
      if (first) assert.notEqual(digestOf(records), digestOf([{ ...first, ver: first.ver + 1 }, ...rest]));
    }),
  );
  assert.equal(digestOf([]), "0".repeat(32));
});

test("the digest of one record is the start of a plain SHA-256", () => {
  const hash = createHash("sha256").update('["session","s1",3,false]').digest("hex");
  assert.equal(digestOf([{ coll: "session", id: "s1", ver: 3, deleted: false }]), hash.slice(0, 32));
});

test("two phones that hold the same offer it under the same id, whatever the order of the fields", () => {
  const one = { coll: "session", id: "s1", ver: 3, deleted: false, fields: { a: 1, b: 2 } };
  assert.equal(recoveryId(one), recoveryId({ ...one, fields: { b: 2, a: 1 } }));
  assert.notEqual(recoveryId(one), recoveryId({ ...one, fields: { a: 1, b: 3 } }));
  assert.match(recoveryId(one), /^[0-9a-f]{32}$/);
});

test("the numbers of the protocol are those of the server", () => {
  const server = readFileSync(`${ROOT}/webapp/sync/protocol.py`, "utf8");
  const said = (name: string): string => new RegExp(`^${name}(?:: [^=]+)? = (.+)$`, "m").exec(server)?.[1] ?? "";
  assert.equal(said("PROTOCOL"), String(protocol.PROTOCOL));
  assert.equal(said("MAGIC"), JSON.stringify(protocol.MAGIC));
  assert.equal(said("MAX_OPS"), String(protocol.MAX_OPS));
  assert.equal(said("MAX_BODY_BYTES"), "256 * 1024");
  assert.equal(protocol.MAX_BODY_BYTES, 256 * 1024);
});
