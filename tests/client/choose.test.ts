// What Today offers, and the words of Today: the reason is part of the answer.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Candidate, type Moment, chooseStart } from "../../client/domain/choose.ts";
import { agoWords, clockWords, countWords, minuteWords, spanWords, whenWords } from "../../client/domain/phrases.ts";
import { choiceRecord, choicesOf } from "../../client/domain/settings.ts";
import { type SyncStatus, incomplete, stateLine, waitingWords } from "../../client/domain/sync-status.ts";
import { goalFor, weekAround } from "../../client/domain/week.ts";

const routine = (slug: string, minutes: number, ...moments: string[]): Candidate => ({
  slug,
  title: slug,
  minutes,
  moments,
});
const ALL = [
  routine("after-run-8", 8, "after-run"),
  routine("bed-only-7", 7, "hard-day"),
  routine("classic-reset-corrected-20", 20, "any"),
  routine("desk-break-3", 3, "desk"),
  routine("evening-wind-down-8", 8, "evening"),
  routine("full-reset-12", 12, "any", "morning"),
  routine("gentle-acupressure-8", 8, "any", "evening", "hard-day"),
  routine("morning-loosen-5", 5, "morning"),
  routine("strength-mobility-15", 15, "any"),
];
const at = (hour: number, more: Partial<Moment> = {}): Moment => ({
  hour,
  minutes: null,
  tension: null,
  doneToday: [],
  doneYesterday: [],
  ...more,
});

test("in the evening it is the wind-down, and it says why", () => {
  const chosen = chooseStart(ALL, at(21));
  assert.deepEqual(chosen, {
    slug: "evening-wind-down-8",
    title: "evening-wind-down-8",
    minutes: 8,
    because: "because it is evening",
  });
});

test("after the evening it is late, and it says so until the morning", () => {
  for (const [hour, because] of [[22, "because it is evening"], [23, "because it is late"], [3, "because it is late"]] as const)
    assert.equal(chooseStart(ALL, at(hour))?.because, because);
  assert.equal(chooseStart(ALL, at(4))?.because, "because it is morning");
});

for (const [hour, slug] of [
  [7, "morning-loosen-5"],
  [11, "desk-break-3"],
  [17, "desk-break-3"],
  [18, "evening-wind-down-8"],
  [2, "evening-wind-down-8"],
  [4, "morning-loosen-5"],
] as const) {
  test(`at ${hour} o'clock it is ${slug}`, () => assert.equal(chooseStart(ALL, at(hour))?.slug, slug));
}

test("with a quarter of an hour in the morning it is the longer one", () => {
  assert.equal(chooseStart(ALL, at(7, { minutes: 15 }))?.slug, "full-reset-12");
});

test("time that was named is used: the longest that fits", () => {
  assert.equal(
    chooseStart(ALL, at(12, { minutes: 20, doneToday: ["desk-break-3"] }))?.slug,
    "classic-reset-corrected-20",
  );
});

test("on a hard day it is gentle, at any hour, and says so", () => {
  const chosen = chooseStart(ALL, at(11, { tension: 8 }));
  assert.equal(chosen?.slug, "bed-only-7");
  assert.match(chosen?.because ?? "", /gentle, as you rated 8 today/);
  assert.equal(chooseStart(ALL, at(11, { tension: 6 }))?.slug, "desk-break-3");
});

test("what was done today is not offered again while there is another", () => {
  assert.equal(chooseStart(ALL, at(21, { doneToday: ["evening-wind-down-8"] }))?.slug, "gentle-acupressure-8");
  assert.equal(
    chooseStart([ALL[4] as Candidate], at(21, { doneToday: ["evening-wind-down-8"] }))?.slug,
    "evening-wind-down-8",
  );
});

test("strength is not offered on the day after strength", () => {
  const few = [routine("strength-mobility-15", 15, "any"), routine("standing-only-6", 6, "any")];
  assert.equal(chooseStart(few, at(12, { minutes: 15 }))?.slug, "strength-mobility-15");
  assert.equal(
    chooseStart(few, at(12, { minutes: 15, doneYesterday: ["strength-mobility-15"] }))?.slug,
    "standing-only-6",
  );
});

test("with nothing that suits there is nothing to offer", () => {
  assert.equal(chooseStart([], at(12)), null);
  assert.equal(chooseStart(ALL, at(12, { minutes: 2 })), null);
});

test("at every hour, for every set that suits, something is offered that suits and fits", () => {
  const moment = fc.record({
    hour: fc.integer({ min: 0, max: 23 }),
    minutes: fc.option(fc.integer({ min: 1, max: 30 })),
    tension: fc.option(fc.integer({ min: 0, max: 10 })),
    doneToday: fc.subarray(ALL.map(({ slug }) => slug)),
    doneYesterday: fc.subarray(ALL.map(({ slug }) => slug)),
  });
  fc.assert(
    fc.property(fc.subarray(ALL), moment, (suitable, now) => {
      const chosen = chooseStart(suitable, now);
      const fitting = suitable.filter(({ minutes }) => minutes <= (now.minutes ?? 99));
      assert.equal(chosen === null, fitting.length === 0);
      if (chosen) assert.ok(fitting.some(({ slug }) => slug === chosen.slug));
    }),
  );
});

const NOW = 1_800_000_000_000;
const status = (more: Partial<SyncStatus> = {}, memory: Partial<SyncStatus["memory"]> = {}): SyncStatus => ({
  guest: false,
  name: "Ada",
  waiting: {},
  refused: 0,
  memory: {
    outcome: "done",
    at: NOW,
    backed_up_at: NOW - 130_000,
    offered_again: 0,
    offered_at: 0,
    repairs: 0,
    message: "",
    ...memory,
  },
  ...more,
});

const lines: [string, SyncStatus, string, string | null][] = [
  ["a guest", status({ guest: true, waiting: { session: 4 } }), "Saved on this phone", null],
  ["all backed up", status(), "Backed up 2 min ago", null],
  [
    "three wait, no network",
    status({ waiting: { session: 3 } }, { outcome: "offline" }),
    "3 sessions waiting for a network",
    null,
  ],
  [
    "one of each waits",
    status({ waiting: { session: 1, checkin: 2, setting: 1 } }, { outcome: "wait" }),
    "1 session, 2 check-ins and 1 setting waiting for a network",
    null,
  ],
  ["just written", status({ waiting: { session: 1 } }), "1 session waiting for the next backup", null],
  [
    "signed out elsewhere",
    status({ waiting: { session: 1 } }, { outcome: "sign-in" }),
    "1 session on this phone only. You are signed out.",
    "/sign-in",
  ],
  [
    "another person's cookie",
    status({}, { outcome: "mismatch" }),
    "Saved on this phone. Someone else signed in here.",
    "/sign-in",
  ],
  ["too old", status({}, { outcome: "update" }), "Saved on this phone. The app is too old to back up.", "/me"],
  ["account deleted", status({}, { outcome: "gone" }), "Saved on this phone. Your account was deleted.", "/me"],
  ["one refused", status({ refused: 1 }), "Saved on this phone. 1 change refused by the server.", "/me"],
  [
    "refused altogether",
    status({}, { outcome: "refused", message: "No." }),
    "Saved on this phone. The server answered: No.",
    null,
  ],
  ["never yet", status({}, { backed_up_at: null, outcome: "offline" }), "Saved on this phone. Not backed up yet", null],
  [
    "restored today",
    status({}, { offered_again: 12, offered_at: NOW - 1000 }),
    "The server was restored; 12 items were sent again",
    null,
  ],
  [
    "restored last week",
    status({}, { offered_again: 12, offered_at: NOW - 7 * 86_400_000 }),
    "Backed up 2 min ago",
    null,
  ],
];
for (const [name, given, text, href] of lines) {
  test(`where the records are: ${name}`, () => {
    const line = stateLine(given, NOW);
    assert.deepEqual([line.text, line.link?.href ?? null], [text, href]);
  });
}

test("signed in and never heard to the end, what is shown may be incomplete; a guest's never is", () => {
  assert.equal(incomplete(status({}, { backed_up_at: null })), true);
  assert.equal(incomplete(status({ guest: true }, { backed_up_at: null })), false);
  assert.equal(incomplete(status()), false);
});

test("numbers and dates are said as people say them", () => {
  assert.deepEqual([0, 29_000, 59_999, 150_000].map(minuteWords), ["0 min", "under 1 min", "1 min", "3 min"]);
  assert.deepEqual([5_000, 61_000, 7_200_000, 90_000_000, 200_000_000].map(agoWords), [
    "just now",
    "1 min ago",
    "2 h ago",
    "1 day ago",
    "2 days ago",
  ]);
  assert.equal(spanWords("2026-11-23", "2026-11-29"), "23 to 29 November");
  assert.equal(spanWords("2026-11-30", "2026-12-06"), "30 November to 6 December");
  assert.equal(whenWords("2026-11-23", "2026-11-23"), "Today");
  assert.equal(whenWords("2026-11-22", "2026-11-23"), "Yesterday");
  assert.equal(whenWords("2025-11-22", "2026-11-23"), "Sat 22 Nov 2025");
  assert.equal(clockWords(1_795_397_400_000, 60), "02:30");
  assert.deepEqual([countWords(1, "day"), countWords(0, "day")], ["1 day", "0 days"]);
  assert.equal(waitingWords({}), "");
});

const setting = (id: string, value: number, from_date: string | null) => ({ id, fields: { value, from_date } });
test("goals and week starts are read from their records; nonsense is passed over", () => {
  const rows = [
    setting("goal_days_20261123", 5, "2026-11-23"),
    setting("goal_days", 2, null),
    setting("goal_days_20261130", 9, "2026-11-30"),
    setting("week_start_20261122", 7, "2026-11-22"),
    setting("theme", 1, null),
  ];
  assert.deepEqual(choicesOf(rows, 1), {
    goals: [
      { value: 2, from_date: null },
      { value: 5, from_date: "2026-11-23" },
    ],
    starts: [
      { value: 1, from_date: null },
      { value: 7, from_date: "2026-11-22" },
    ],
  });
});

test("a choice applies from the week in which it is made, and leaves the weeks before", () => {
  const before = choicesOf([], 1);
  const goal = choiceRecord("goal_days", 5, "2026-11-25", before);
  assert.deepEqual(goal, setting("goal_days_20261123", 5, "2026-11-23"));
  const after = choicesOf([goal], 1);
  assert.equal(goalFor(weekAround("2026-11-25", after.starts), after.goals), 5);
  assert.equal(goalFor(weekAround("2026-11-22", after.starts), after.goals), 3);
  assert.deepEqual(
    choiceRecord("week_start", 7, "2026-11-25", before),
    setting("week_start_20261122", 7, "2026-11-22"),
  );
});
