// What a guest has on this phone, in words.
import { countWords } from "../domain/phrases.ts";
import type { Holdings } from "../storage/adoption.ts";

/** "12 sessions, 3 check-ins and 1 routine"; something for the case of none. */
export function holdingsWords({ sessions, checkins, routines }: Holdings): string {
  const counts = { session: sessions, "check-in": checkins, routine: routines };
  const parts = Object.entries(counts).flatMap(([one, count]) => (count > 0 ? [countWords(count, one)] : []));
  const last = parts.pop();
  return last ? [parts.join(", "), last].filter(Boolean).join(" and ") : "What you set here";
}
