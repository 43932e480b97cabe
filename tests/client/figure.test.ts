// Where a figure is in practice, and what a browser animates.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Motion, courseOf, held, into, keyframes, looping, poseAt } from "../../client/domain/figure.ts";

const BRIDGE: Motion = {
  T: 6,
  k: { "0": ["r", [[0, 10], [0.5, 40, 0.1, 0.9], [1, 10]]] },
  marks: [["down", 0, 1], ["up", 3, 4]],
  key: "up",
  start: "down",
  steps: ["down", "up"],
  works: "both",
};

test("a turn becomes keyframes with its own easing where the author's way is not the calm one", () => {
  assert.deepEqual(keyframes(["r", [[0, 10], [0.5, 40, 0.1, 0.9], [1, 10]]]), [
    { offset: 0, easing: "cubic-bezier(0.333, 0, 0.667, 1)", transform: "rotate(10deg)" },
    { offset: 0.5, easing: "cubic-bezier(0.333, 0.1, 0.667, 0.9)", transform: "rotate(40deg)" },
    { offset: 1, easing: "cubic-bezier(0.333, 0, 0.667, 1)", transform: "rotate(10deg)" },
  ]);
});

test("moving, stretching, growing, widening and fading each have their own words", () => {
  const one = (kind: "m" | "l" | "g" | "x" | "o", values: number[]): object | undefined => keyframes([kind, [[0, ...values]]])[0];
  const easing = "cubic-bezier(0.333, 0, 0.667, 1)";
  assert.deepEqual(one("m", [1, 2, 3]), { offset: 0, easing, transform: "translate(1px, 2px) rotate(3deg)" });
  assert.deepEqual(one("l", [1, 2, 3, 0.5]), { offset: 0, easing, transform: "translate(1px, 2px) rotate(3deg) scale(1, 0.5)" });
  assert.deepEqual(one("g", [0.2]), { offset: 0, easing, transform: "scale(0.2)" });
  assert.deepEqual(one("x", [1.2]), { offset: 0, easing, transform: "scale(1.2, 1)" });
  assert.deepEqual(one("o", [0.5]), { offset: 0, easing, opacity: "0.5" });
});

test("a hold goes into its pose once and stays; taken up in the middle it is there already", () => {
  const doing = { kind: "hold", running: true, intoMs: 0, repMs: 0 } as const;
  assert.deepEqual(courseOf(BRIDGE, doing), { from: 1, rate: 1, loops: 0.5, running: true });
  const later = courseOf(BRIDGE, { ...doing, intoMs: 20_000 });
  assert.ok(later.from > later.loops * BRIDGE.T);
});

test("a repetition takes the time that the plan gives it, and no figure races or crawls", () => {
  const reps = (repMs: number): number => courseOf(BRIDGE, { kind: "reps", running: true, intoMs: 0, repMs }).rate;
  assert.equal(reps(5000), 1.2);
  assert.equal(reps(0), 1);
  assert.equal(reps(1000), 1);
  assert.equal(reps(60_000), 1);
});

test("breathing takes as long as the breath that the voice counts, in by the first part", () => {
  const course = courseOf(BRIDGE, { kind: "breathe", running: true, intoMs: 10_000, repMs: 0 });
  assert.equal(course.rate, 0.6);
  assert.equal(course.from, looping(BRIDGE).from);
});

test("while one gets ready it shows the way, in a rest it waits at the start, and paused it stands", () => {
  assert.deepEqual(courseOf(BRIDGE, { kind: "ready", running: true, intoMs: 500, repMs: 0 }), { from: 1.5, rate: 1, loops: Infinity, running: true });
  assert.deepEqual(courseOf(BRIDGE, { kind: "rest", running: true, intoMs: 500, repMs: 0 }), held(BRIDGE, "down"));
  assert.equal(courseOf(BRIDGE, { kind: "reps", running: false, intoMs: 0, repMs: 0 }).running, false);
});

test("from the last pose to the first it goes on over the end of the loop", () => {
  assert.deepEqual(into(BRIDGE, "up", "down"), { from: 4, rate: 1, loops: 1, running: true });
});

test("the pose at a moment is the one held, or the one that it comes to", () => {
  assert.deepEqual([0.5, 2, 3.5, 5, 6.5].map((at) => poseAt(BRIDGE, at)), ["down", "up", "up", "down", "down"]);
});
