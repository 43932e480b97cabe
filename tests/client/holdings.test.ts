// What a guest has on this phone, in words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { holdingsWords } from "../../client/elements/holdings.ts";

const words = (sessions: number, checkins: number, routines: number): string => holdingsWords({ sessions, checkins, routines, kept_apart: false });

test("what there is is counted, and nothing else is named", () => {
  assert.equal(words(12, 3, 1), "12 sessions, 3 check-ins and 1 routine");
  assert.equal(words(1, 0, 2), "1 session and 2 routines");
  assert.equal(words(0, 0, 1), "1 routine");
  assert.equal(words(0, 0, 0), "What you set here");
});
