// When the person wants to practise: kept as a setting, and made into a calendar file on this phone.
import { PRACTICE_TIMES, type PracticeTimes, calendarText, keptTimes, readTimes } from "../domain/calendar.ts";
import type { Setting } from "../domain/generated/wire.ts";
import { epoch, newId } from "../platform/clock.ts";
import { change, one } from "../storage/records.ts";
import { today } from "./week.ts";

export type Wanted = Pick<PracticeTimes, "days" | "time" | "minutes">;

const AT_FIRST: Wanted = { days: [1, 3, 5], time: "18:00", minutes: 15 };

async function kept(): Promise<PracticeTimes | null> {
  return readTimes((await one<Setting>("setting", PRACTICE_TIMES))?.fields.value);
}

/** What was chosen before, or a beginning. */
export async function readWanted(): Promise<Wanted> {
  return (await kept()) ?? AT_FIRST;
}

/** Keeps the choice and resolves to its calendar file. The event keeps its name, so a calendar replaces the earlier one. */
export async function chooseTimes(wanted: Wanted): Promise<string> {
  const before = await kept();
  const times = { ...wanted, uid: before?.uid ?? newId(), version: before ? before.version + 1 : 0 };
  await change({ coll: "setting", id: PRACTICE_TIMES, kind: "put", fields: { value: keptTimes(times), from_date: null } });
  return calendarText(times, today(), epoch(), `${location.origin}/`);
}
