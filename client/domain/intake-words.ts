// What taking a file in does, in words. Pure.
import type { Intake } from "./intake.ts";
import { countWords } from "./phrases.ts";

const NAMES: Record<string, string> = { session: "session", checkin: "check-in", routine: "routine", setting: "setting" };

/** "3 sessions and 1 check-in". */
function kinds(records: readonly { coll: string }[]): string {
  const counts = new Map<string, number>();
  for (const { coll } of records) counts.set(coll, (counts.get(coll) ?? 0) + 1);
  const parts = [...counts].map(([coll, count]) => countWords(count, NAMES[coll] ?? "other record"));
  const last = parts.pop() ?? "";
  return [parts.join(", "), last].filter(Boolean).join(" and ");
}

/** What would happen, a sentence each. */
export function intakeWords({ added, changed, same }: Intake): string[] {
  const words: string[] = [];
  if (added.length > 0) words.push(`${kinds(added)} will be added.`);
  if (changed.length > 0) words.push(`${kinds(changed)} here will be changed to what the file says.`);
  if (same > 0) words.push(`${countWords(same, "record is", "records are")} here already.`);
  return words.length > 0 ? words : ["The file holds no records."];
}

/** What has happened. */
export function takenWords({ added, changed }: Intake): string {
  const parts = [added.length > 0 ? `${kinds(added)} added` : "", changed.length > 0 ? `${kinds(changed)} changed` : ""];
  return `${parts.filter(Boolean).join(", ") || "Done"}.`;
}
