// Any routine of one's own that can be kept, for property tests.
import fc from "fast-check";
import type { OwnPattern, OwnRoutine, OwnStep } from "../../client/domain/generated/wire.ts";
import { countedMs, plainLine } from "../../client/domain/own-routine.ts";

const line = (most: number): fc.Arbitrary<string> =>
  fc.string({ unit: "grapheme", minLength: 1, maxLength: most }).map((text) => plainLine(text, most) || "x");

const slug = fc.array(fc.stringMatching(/^[a-z0-9]{1,8}$/), { minLength: 1, maxLength: 6 }).map((parts) => parts.join("-"));
const pattern: fc.Arbitrary<OwnPattern> = fc.record({
  repeats: fc.integer({ min: 1, max: 60 }),
  hold_ms: fc.integer({ min: 500, max: 15_000 }),
  each_side: fc.boolean(),
  unit: fc.constantFrom("holds" as const, "reps" as const, "circles" as const),
});
const cue = fc.record({ at_ms: fc.integer({ min: 0, max: 60_000 }), say: line(40), in_set: fc.option(fc.integer({ min: 1, max: 20 })) });
const step: fc.Arbitrary<OwnStep> = fc
  .record({
    item: slug,
    sets: fc.integer({ min: 1, max: 20 }),
    seconds_per_side: fc.integer({ min: 5, max: 1800 }),
    sides: fc.constantFrom(1, 2),
    rest_seconds: fc.integer({ min: 0, max: 300 }),
    note: fc.option(line(160)),
    pattern: fc.option(pattern),
    cues: fc.array(cue, { maxLength: 4 }),
  })
  .map((one) => ({ ...one, seconds_per_side: Math.max(one.seconds_per_side, one.pattern ? Math.ceil(countedMs(one.pattern) / 1000) : 0) }));

export const ownSteps = fc.array(step, { minLength: 1, maxLength: 8 });
export const anOwnRoutine: fc.Arbitrary<OwnRoutine> = fc
  .record({ title: line(60), made_at: fc.nat(), steps: fc.array(step, { maxLength: 8 }) })
  .map((routine) => JSON.parse(JSON.stringify(routine)) as OwnRoutine);
