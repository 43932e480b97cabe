// What this person's last practices say about the next one.
import { addDays } from "../domain/dates.ts";
import type { Session } from "../domain/generated/wire.ts";
import { LATELY_DAYS, type NextTime, nextTime } from "../domain/next-time.ts";
import { listByDate } from "../storage/records.ts";
import { today } from "./week.ts";

/** Rejects if the phone's records cannot be read. */
export async function readNextTime(): Promise<NextTime> {
  const date = today();
  const rows = await listByDate<Session>("session", addDays(date, -LATELY_DAYS), date);
  return nextTime(rows.map(({ fields }) => fields), date);
}
