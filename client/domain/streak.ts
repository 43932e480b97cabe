// Weeks in a row that met their goal. The running week is in grace and a pause keeps the streak. Pure.
// The twin of week_streak in webapp/history/summary.py over tests/vectors/week.json.
import { addDays, datesBetween } from "./dates.ts";
import { type Choices, DAY_COUNTS_FROM_MS, type Practice, type Span, goalFor, weekAround } from "./week.ts";

export interface Pause {
  from_date: string;
  to_date: string;
}
export interface Streak {
  weeks: number;
  /** The running week has met its goal already. */
  this_week: boolean;
}
type Dated = Pick<Practice, "local_date" | "active_ms">;

function practisedDates(sessions: readonly Dated[]): Set<string> {
  const totals = new Map<string, number>();
  for (const { local_date: date, active_ms } of sessions) totals.set(date, (totals.get(date) ?? 0) + active_ms);
  return new Set([...totals].filter(([, ms]) => ms >= DAY_COUNTS_FROM_MS).map(([date]) => date));
}

function spared(week: Span, pauses: readonly Pause[]): boolean {
  const short = datesBetween(week.first_day, week.last_day).length < 7; // cut when the week's first day was changed
  return short || pauses.some((pause) => pause.from_date <= week.last_day && pause.to_date >= week.first_day);
}

/** Counts back from the week that holds `today`; `sessions` reach back as far as the streak may. */
export function weekStreak(
  today: string,
  sessions: readonly Dated[],
  pauses: readonly Pause[],
  choices: Choices,
): Streak {
  const dates = practisedDates(sessions);
  const oldest = [...dates].sort()[0] ?? today;
  const met = (week: Span): boolean => {
    const done = datesBetween(week.first_day, week.last_day).filter((date) => dates.has(date)).length;
    return done >= goalFor(week, choices.goals);
  };
  let week = weekAround(today, choices.starts);
  const this_week = met(week);
  let weeks = this_week ? 1 : 0;
  for (;;) {
    week = weekAround(addDays(week.first_day, -1), choices.starts);
    if (week.last_day < oldest) return { weeks, this_week };
    if (met(week)) weeks += 1;
    else if (!spared(week, pauses)) return { weeks, this_week };
  }
}
