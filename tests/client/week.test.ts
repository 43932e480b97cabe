// The golden weeks, read by TypeScript; tests/unit/test_week_vectors.py reads the same table.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { addDays, datesBetween, isoWeek, localDateOf, weekday } from "../../client/domain/dates.ts";
import { type Pause, weekStreak } from "../../client/domain/streak.ts";
import { type Choice, type Practice, summariseWeek, weekAround } from "../../client/domain/week.ts";

interface Case {
  name: string;
  goals: Choice[];
  starts: Choice[];
  expect: Record<string, unknown>;
}
const vectors = JSON.parse(readFileSync(`${process.env.PSOAS_ROOT}/tests/vectors/week.json`, "utf8")) as {
  dates: { name: string; at_ms: number; offset_min: number; local_date: string }[];
  weeks: (Case & { date: string; sessions: Practice[] })[];
  streaks: (Case & { today: string; sessions: Practice[]; pauses: Pause[] })[];
};

for (const { name, at_ms, offset_min, local_date } of vectors.dates) {
  test(name, () => assert.equal(localDateOf(at_ms, offset_min), local_date));
}

for (const { name, date, sessions, goals, starts, expect } of vectors.weeks) {
  test(name, () => {
    const week = summariseWeek(date, sessions, { goals, starts });
    const flat: Record<string, unknown> = { ...week, minutes_by_day: week.days.map((day) => day.minutes) };
    assert.deepEqual(Object.fromEntries(Object.keys(expect).map((key) => [key, flat[key]])), expect);
  });
}

for (const { name, today, sessions, pauses, goals, starts, expect } of vectors.streaks) {
  test(name, () => assert.deepEqual(weekStreak(today, sessions, pauses, { goals, starts }), expect));
}

const dates = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays("1990-01-01", days));
const starts = fc.array(fc.record({ value: fc.constantFrom(1, 6, 7), from_date: fc.option(dates) }), { maxLength: 4 });

test("every date is in exactly one week, whatever week starts were chosen", () => {
  fc.assert(
    fc.property(dates, starts, (date, chosen) => {
      const week = weekAround(date, chosen);
      assert.ok(week.first_day <= date && date <= week.last_day);
      const days = datesBetween(week.first_day, week.last_day);
      assert.ok(days.length >= 1 && days.length <= 7);
      for (const day of days) assert.deepEqual(weekAround(day, chosen), week);
    }),
  );
});

test("weekdays and ISO weeks follow one another without a gap", () => {
  fc.assert(
    fc.property(dates, (date) => {
      assert.equal(weekday(addDays(date, 1)), (weekday(date) % 7) + 1);
      assert.equal(isoWeek(addDays(date, 1 - weekday(date))), isoWeek(addDays(date, 7 - weekday(date))));
      assert.notEqual(isoWeek(date), isoWeek(addDays(date, 7)));
    }),
  );
});
