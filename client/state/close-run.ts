// Ends a practice that was broken off and will not be taken up: what was done of it is kept.
import { lastAt, withEntry } from "../domain/clock.ts";
import { type Run, placeOf } from "../domain/run.ts";
import { hasWork, toSession } from "../domain/session.ts";
import type { PlayerDoors } from "./player-doors.ts";

/** Records the run up to its last mark. Rejects if the phone could not keep the record; the run stays then. */
export async function closeRun(doors: Pick<PlayerDoors, "saveSession" | "clearRun">, run: Run): Promise<void> {
  const closed = { ...run, log: withEntry(run.log, { kind: "finish" as const, at: lastAt(run.log) }) };
  const session = toSession(closed, placeOf(closed), { tension_after: null, note: "" });
  await (hasWork(session) ? doors.saveSession(run.id, session) : doors.clearRun());
}
