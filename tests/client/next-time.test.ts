// What the last practices say about the next: the table of tests/vectors/next-time.json. A practice is written as
// "day before>after item item! item0": ! hurt, 0 was left out.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { chooseStart } from "../../client/domain/choose.ts";
import { type Felt, nextTime } from "../../client/domain/next-time.ts";

interface Case {
  name: string;
  today: string;
  sessions: string[];
  gentle: string | null;
  ease: string[];
  seeSomeone: string[];
}

const cases = JSON.parse(readFileSync(`${process.env.PSOAS_ROOT}/tests/vectors/next-time.json`, "utf8")) as Case[];
const rating = (text: string | undefined): number | null => (text === undefined || text === "-" || text === "" ? null : Number(text));

function felt(words: string, order: number): Felt {
  const [local_date, tension, ...items] = words.split(/\s+/) as [string, string, ...string[]];
  const [before, after] = tension === "-" ? [] : tension.split(">");
  const steps = items.map((word) => {
    const times = { left: 0, right: 0, both: word.endsWith("0") ? 0 : 1000 };
    const item = word.replace(/[!0]$/, "");
    return { item, title: item, planned_ms: times, done_ms: times, hurt: word.endsWith("!") };
  });
  return { local_date, ended_at: order, tension_before: rating(before), tension_after: rating(after), steps };
}

for (const { name, today, sessions, ...expected } of cases) {
  test(name, () => assert.deepEqual(nextTime(sessions.map(felt), today), expected));
}

test("the order in which records are read changes nothing", () => {
  const all = cases.flatMap(({ sessions }) => sessions).map(felt);
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
      assert.deepEqual(nextTime(shuffled, "2026-11-23"), nextTime(all, "2026-11-23"));
    }),
  );
});

test("after a practice that hurt Today offers the gentle one and says why", () => {
  const routines = [
    { slug: "bed", title: "Bed", minutes: 7, moments: ["hard-day"] },
    { slug: "desk", title: "Desk", minutes: 3, moments: ["desk"] },
  ];
  const noon = { hour: 12, minutes: null, tension: null, doneToday: [], doneYesterday: [] };
  assert.equal(chooseStart(routines, noon)?.slug, "desk");
  assert.deepEqual(chooseStart(routines, { ...noon, gentle: "hurt" }), {
    slug: "bed",
    title: "Bed",
    minutes: 7,
    because: "gentle, because something hurt last time",
  });
  assert.equal(chooseStart(routines, { ...noon, gentle: "tighter" })?.because, "gentle, because it felt tighter after the last time");
});
