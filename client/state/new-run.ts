// A practice at its very beginning, with the place and the date where it begins.
import type { Plan } from "../domain/plan.ts";
import type { Run } from "../domain/run.ts";
import type { PlayerDoors } from "./player-doors.ts";

/** A run of this plan that begins now. */
export function newRun(doors: Pick<PlayerDoors, "epoch" | "zone" | "localDate" | "newId">, plan: Plan, tensionBefore: number | null): Run {
  const epoch = Math.round(doors.epoch());
  const { tz, offsetMin } = doors.zone();
  const day = { tz, offset_min: offsetMin, local_date: doors.localDate(epoch, offsetMin) };
  const stamps = { started_at: epoch, marked_at: epoch, away_ms: 0, tension_before: tensionBefore };
  return { id: doors.newId(), plan, log: [], ...day, ...stamps };
}
