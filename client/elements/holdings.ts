// What a guest has on this phone, in words.
import { countWords } from "../domain/phrases.ts";
import type { Holdings } from "../storage/adoption.ts";

/** "12 sessions and 3 check-ins"; something for the case of neither. */
export function holdingsWords({ sessions, checkins }: Holdings): string {
  const parts = [sessions > 0 && countWords(sessions, "session"), checkins > 0 && countWords(checkins, "check-in")];
  return parts.filter(Boolean).join(" and ") || "What you set here";
}
