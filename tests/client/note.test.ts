// What is kept of a note: the table of tests/vectors/note.json, which tests/unit/test_note_vectors.py holds to the server.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { plainNote } from "../../client/domain/note.ts";

const vectors = JSON.parse(readFileSync(`${process.env.PSOAS_ROOT}/tests/vectors/note.json`, "utf8")) as { typed: string; kept: string }[];

test("a note is kept less what the server would refuse", () => {
  for (const { typed, kept } of vectors) assert.equal(plainNote(typed), kept);
});

test("what is kept of a note stays as it is when it is edited again", () => {
  for (const { kept } of vectors) assert.equal(plainNote(kept), kept);
});
