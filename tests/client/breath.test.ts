// The breath that the player leads: what is full, which way it goes, and what the face shows of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BREATH_IN_MS, BREATH_MS, fullness, isBreathingIn } from "../../client/domain/breath.ts";
import { where } from "../../client/domain/clock.ts";
import { faceOf } from "../../client/domain/face.ts";
import { planOf, plainStep } from "./steps.ts";

const PLAN = planOf([plainStep("Belly breathing (on your back)", { seconds_per_side: 60 })], "breathe");
const face = (at: number) => faceOf(PLAN, where(PLAN, [{ kind: "start", at: 0 }], at));

test("a breath fills in four seconds and empties in six, without a jump", () => {
  assert.equal(fullness(0), 0);
  assert.equal(fullness(BREATH_IN_MS), 1);
  assert.ok(fullness(BREATH_MS - 1) < 0.001);
  for (let at = 0; at < 3 * BREATH_MS; at += 50) {
    assert.ok(Math.abs(fullness(at + 50) - fullness(at)) < 0.025, String(at));
    assert.equal(fullness(at + 50) > fullness(at), isBreathingIn(at + 25), String(at));
  }
});

test("the face breathes with it, and not while getting ready", () => {
  assert.equal(face(5000).breath, null);
  assert.deepEqual([face(10_000).breath, face(10_000).label], [0, "Breathe in"]);
  assert.deepEqual([face(14_000).breath, face(14_000).label], [1, "Breathe out"]);
  assert.deepEqual([face(17_000).breath, face(17_000).label], [0.5, "Breathe out"]);
  assert.equal(face(20_000).label, "Breathe in");
});

test("what stands in brackets is not shown from two metres", () => {
  assert.equal(face(0).title, "Belly breathing");
});
