// Practice times as a calendar file: what RFC 5545 asks for, floating time, a name that stays, lines that are folded.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { PRACTICE_TIMES, type PracticeTimes, calendarText, firstDay, folded, keptTimes, readTimes } from "../../client/domain/calendar.ts";
import { weekday } from "../../client/domain/dates.ts";
import { utf8Length } from "../../client/domain/utf8.ts";
import { chooseTimes, readWanted } from "../../client/state/practice-times.ts";
import { FakeServer } from "./fake-server.ts";
import { Phone } from "./phone.ts";

const ROOT = process.env["PSOAS_ROOT"] ?? "";
const TIMES: PracticeTimes = { days: [1, 3, 5], time: "18:05", minutes: 15, uid: "a".repeat(32), version: 2 };
const NOW = Date.parse("2026-11-24T07:08:09.010Z"); // a Tuesday
const unfolded = (text: string): string[] => text.replaceAll("\r\n ", "").trimEnd().split("\r\n");

test("an event a week on the chosen days, from the first of them, at the clock of wherever one is", () => {
  assert.deepEqual(unfolded(calendarText(TIMES, "2026-11-24", NOW, "https://psoas.example/")), [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Psoas Reset//Practice times//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"],
    ...["BEGIN:VEVENT", `UID:${"a".repeat(32)}@psoas-reset`, "DTSTAMP:20261124T070809Z", "SEQUENCE:2"],
    ...["DTSTART:20261125T180500", "DURATION:PT15M", "RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR"],
    ...["SUMMARY:Psoas Reset: time for your hips", "DESCRIPTION:Open the app: https://psoas.example/", "URL:https://psoas.example/", "TRANSP:TRANSPARENT"],
    ...["BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Psoas Reset: time for your hips", "TRIGGER:PT0S", "END:VALARM"],
    ...["END:VEVENT", "END:VCALENDAR"],
  ]);
});

const times: fc.Arbitrary<PracticeTimes> = fc.record(
  {
    days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    time: fc.tuple(fc.nat(23), fc.nat(59)).map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":")),
    minutes: fc.integer({ min: 1, max: 180 }),
    uid: fc.stringMatching(/^[0-9a-f]{32}$/),
    version: fc.nat(999_999),
  },
  { noNullPrototype: true },
);
const date = fc.integer({ min: 0, max: 40_000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

test("what is kept is what was chosen; the first day is a chosen one, within a week", () => {
  fc.assert(
    fc.property(times, date, (one, today) => {
      assert.deepEqual(readTimes(keptTimes(one)), one);
      const first = firstDay(one.days, today);
      assert.ok(first >= today && one.days.includes(weekday(first)));
    }),
  );
});

test("every line is at most 75 bytes and ends with CRLF, no letter is cut, and unfolding gives it back", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", "é", "漢", "😀"), maxLength: 200 }), (line) => {
      const parts = folded(line).split("\r\n");
      for (const part of parts) assert.ok(utf8Length(part) <= 75 && utf8Length(part) === Buffer.byteLength(part));
      for (const part of parts.slice(1)) assert.ok(part.startsWith(" ") && part.length > 1);
      assert.equal(folded(line).replaceAll("\r\n ", ""), line);
    }),
  );
  const text = calendarText(TIMES, "2026-11-24", NOW, `https://${"long.".repeat(40)}example/`);
  for (const line of text.split("\r\n")) assert.ok(utf8Length(line) <= 75);
  assert.ok(text.endsWith("END:VCALENDAR\r\n") && !/[^\r]\n/.test(text));
});

test("text of a calendar has no bare comma, semicolon or backslash", () => {
  assert.ok(unfolded(calendarText(TIMES, "2026-11-24", NOW, "http://a/,;\\")).includes("DESCRIPTION:Open the app: http://a/\\,\\;\\\\"));
});

test("a setting that holds something else is no times", () => {
  const good = keptTimes(TIMES);
  const odd = [null, 7, true, "", "x", `${good} `, `${good}\nURL:x`, good.replace("1,3", "0,3"), good.replace("18:05", "24:05"), good.replace(" 15 ", " 181 "), good.replace(" 15 ", " 0 "), good.replace("aaa", "AAA")];
  for (const value of odd) assert.equal(readTimes(value), null, String(value));
  assert.deepEqual(readTimes(good.replace("1,3,5", "5,1,1"))?.days, [1, 5]);
});

test("a change keeps the event's name and counts up, so that a calendar replaces it", async () => {
  Object.assign(globalThis, { location: { origin: "https://psoas.example" } });
  const phone = new Phone(new FakeServer());
  const [first, second] = await phone.page(async () => {
    assert.deepEqual(await readWanted(), { days: [1, 3, 5], time: "18:00", minutes: 15 });
    return [await chooseTimes({ days: [2], time: "07:00", minutes: 5 }), await chooseTimes({ days: [2, 4], time: "07:30", minutes: 5 })];
  });
  const named = (text: string, name: string): string => unfolded(text).find((line) => line.startsWith(name)) ?? "";
  assert.equal(named(first, "UID:"), named(second, "UID:"));
  assert.deepEqual([named(first, "SEQUENCE:"), named(second, "SEQUENCE:"), named(second, "RRULE:")], ["SEQUENCE:0", "SEQUENCE:1", "RRULE:FREQ=WEEKLY;BYDAY=TU,TH"]);
  assert.equal(Object.keys(await phone.sees("setting")).join(), PRACTICE_TIMES);
});

test("the description names the setting", () => {
  assert.ok(readFileSync(`${ROOT}/docs/export.md`, "utf8").includes(`\`${PRACTICE_TIMES}\``));
});
