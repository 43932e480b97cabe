// What the last practices say about the next one: a rule table. Pure; tests/vectors/next-time.json. No diagnosis.
import { daysFrom } from "./dates.ts";
import type { Session } from "./generated/wire.ts";

export type Felt = Pick<Session, "ended_at" | "local_date" | "tension_before" | "tension_after" | "steps">;

export interface NextTime {
  /** Something gentle fits, because the last practice hurt or left it tighter; null if nothing speaks for that. */
  gentle: "hurt" | "tighter" | null;
  /** Items that hurt and were not done without pain since. */
  ease: string[];
  /** Items that hurt again and again: time to see someone. */
  seeSomeone: string[];
}

/** Further back than this nothing counts. */
export const LATELY_DAYS = 14;
const TIGHTER_BY = 2;
const OFTEN = 3;

function worse({ tension_before: before, tension_after: after }: Felt): boolean {
  return before !== null && after !== null && after - before >= TIGHTER_BY;
}

function hurtIn({ steps }: Felt): string[] {
  return [...new Set(steps.filter(({ hurt }) => hurt).map(({ item }) => item))];
}

function doneWell({ steps }: Felt): string[] {
  const hurt = steps.filter((step) => step.hurt).map(({ item }) => item);
  const done = steps.filter(({ item, done_ms: { left, right, both } }) => left + right + both > 0 && !hurt.includes(item));
  return done.map(({ item }) => item);
}

function lastly(last: Felt | undefined): NextTime["gentle"] {
  if (!last) return null;
  if (hurtIn(last).length > 0) return "hurt";
  return worse(last) ? "tighter" : null;
}

/** The rules over the practices of the last two weeks, in whatever order they come. `today` is YYYY-MM-DD. */
export function nextTime(sessions: readonly Felt[], today: string): NextTime {
  const lately = sessions
    .filter(({ local_date }) => daysFrom(local_date, today) <= LATELY_DAYS)
    .sort((one, other) => one.ended_at - other.ended_at);
  const ease = new Set<string>();
  const times = new Map<string, number>();
  for (const session of lately) {
    for (const item of doneWell(session)) ease.delete(item);
    for (const item of hurtIn(session)) {
      ease.add(item);
      times.set(item, (times.get(item) ?? 0) + 1);
    }
  }
  const seeSomeone = [...ease].filter((item) => (times.get(item) ?? 0) >= OFTEN);
  return { gentle: lastly(lately.at(-1)), ease: [...ease], seeSomeone };
}
