// Goals and week starts out of the setting records. Each change has its own record, so that earlier weeks keep theirs. Pure.
import type { Setting } from "./generated/wire.ts";
import { type Choice, type Choices, weekAround } from "./week.ts";

interface SettingRow {
  id: string;
  fields: Setting;
}

export const WEEK_STARTS: readonly { value: number; name: string }[] = [
  { value: 1, name: "Monday" },
  { value: 6, name: "Saturday" },
  { value: 7, name: "Sunday" },
];

function choices(rows: readonly SettingRow[], name: string, valid: (value: number) => boolean): Choice[] {
  const own = rows.filter(({ id }) => id === name || id.startsWith(`${name}_2`)).sort((a, b) => (a.id < b.id ? -1 : 1));
  return own.flatMap(({ fields: { value, from_date } }) =>
    typeof value === "number" && valid(value) ? [{ value, from_date: from_date ?? null }] : [],
  );
}

/** Everything the person chose, over the phone's own idea of a week's first day (1 Monday, 6 Saturday, 7 Sunday). */
export function choicesOf(rows: readonly SettingRow[], phoneStart: number): Choices {
  return {
    goals: choices(rows, "goal_days", (value) => value >= 1 && value <= 7 && Number.isInteger(value)),
    starts: [
      { value: phoneStart, from_date: null },
      ...choices(rows, "week_start", (value) => WEEK_STARTS.some((start) => start.value === value)),
    ],
  };
}

/** The record of a choice that applies from the week that holds `today`: for a week start, the week as it will be. */
export function choiceRecord(
  name: "goal_days" | "week_start",
  value: number,
  today: string,
  now: Choices,
): { id: string; fields: Setting } {
  const starts = name === "week_start" ? [{ value, from_date: null }] : now.starts;
  const from_date = weekAround(today, starts).first_day;
  return { id: `${name}_${from_date.replaceAll("-", "")}`, fields: { value, from_date } };
}
