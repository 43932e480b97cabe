// Chosen practice times as a calendar file (RFC 5545): one event a week on the chosen days, at the clock of wherever the
// person is, with a reminder. Taken in again after a change it replaces the earlier one. Pure.
import { addDays, weekday } from "./dates.ts";
import { bytesOfLetter } from "./utf8.ts";

export interface PracticeTimes {
  /** 1 Monday … 7 Sunday, at least one, in order. */
  days: number[];
  /** HH:MM. */
  time: string;
  minutes: number;
  /** 32 hex digits: what makes a calendar know it again. */
  uid: string;
  /** How often it was changed. */
  version: number;
}

/** The record of the collection `setting` that holds them. */
export const PRACTICE_TIMES = "practice_times";
export const MOST_MINUTES = 180;

const DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const MOST_BYTES = 75;
const KEPT = /^([1-7](?:,[1-7]){0,6}) ((?:[01][0-9]|2[0-3]):[0-5][0-9]) ([1-9][0-9]{0,2}) ([0-9a-f]{32}) (0|[1-9][0-9]{0,8})$/;

/** As the setting's value. */
export function keptTimes({ days, time, minutes, uid, version }: PracticeTimes): string {
  return [days.join(","), time, minutes, uid, version].join(" ");
}

/** The setting's value as times, or null if it holds none that this version can read. */
export function readTimes(value: unknown): PracticeTimes | null {
  const [, list = "", time = "", minutes = "", uid = "", version = ""] = (typeof value === "string" && KEPT.exec(value)) || [];
  if (uid === "" || Number(minutes) > MOST_MINUTES) return null;
  const days = [...new Set(list.split(",").map(Number))].sort();
  return { days, time, minutes: Number(minutes), uid, version: Number(version) };
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|\n/g, "\\n");
}

/** Lines of at most 75 bytes, as the standard wants; a letter is never cut. */
export function folded(line: string): string {
  let [text, bytes] = ["", 0];
  for (const letter of line) {
    const size = bytesOfLetter(letter);
    if (bytes + size > MOST_BYTES) [text, bytes] = [`${text}\r\n `, 1];
    text += letter;
    bytes += size;
  }
  return text;
}

/** 20261123T070000Z. */
function utc(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

/** The first chosen day from `today` on. */
export function firstDay(days: readonly number[], today: string): string {
  const ahead = [0, 1, 2, 3, 4, 5, 6].find((more) => days.includes(weekday(addDays(today, more)))) ?? 0;
  return addDays(today, ahead);
}

/** The file's text. `today` is the date where the person is, `now` ms since 1970, `address` that of this app. */
export function calendarText(times: PracticeTimes, today: string, now: number, address: string): string {
  const { days, time, minutes, uid, version } = times;
  const title = escaped("Psoas Reset: time for your hips");
  const lines = [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Psoas Reset//Practice times//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"],
    ...["BEGIN:VEVENT", `UID:${uid}@psoas-reset`, `DTSTAMP:${utc(now)}`, `SEQUENCE:${version}`],
    `DTSTART:${firstDay(days, today).replaceAll("-", "")}T${time.replace(":", "")}00`,
    `DURATION:PT${minutes}M`,
    `RRULE:FREQ=WEEKLY;BYDAY=${days.map((day) => DAYS[day - 1]).join(",")}`,
    ...[`SUMMARY:${title}`, `DESCRIPTION:${escaped(`Open the app: ${address}`)}`, `URL:${address}`, "TRANSP:TRANSPARENT"],
    ...["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${title}`, "TRIGGER:PT0S", "END:VALARM"],
    ...["END:VEVENT", "END:VCALENDAR"],
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}
