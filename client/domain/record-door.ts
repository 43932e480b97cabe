// Whether a record from a file may come in: the rules of the server's models, and what their fields must agree on. Pure.
// webapp/practice/collections.py says the same; tests/vectors/records.json holds for both.
import { canonical } from "./canonical.ts";
import { daysFrom } from "./dates.ts";
import type { Session } from "./generated/wire.ts";
import { readOwn } from "./own-routine.ts";
import { RULES, type Rule, faultBy } from "./rule.ts";
import { utf8Length } from "./utf8.ts";

export interface Kept {
  coll: string;
  id: string;
  fields: Record<string, unknown>;
}

const MAX_RECORD_BYTES = 64 * 1024;
const CLOCK_SLACK_MS = 5 * 60 * 1000;
const DAY_MS = 86_400_000;
/** A choice that applies from a week on has that week's first day in its id. */
const DATED = /^(goal_days|week_start)_([0-9]{8})$/;

/** No place on Earth is a whole day off UTC. */
function isFarFrom(localDate: unknown, instant: number): boolean {
  const day = daysFrom("1970-01-01", localDate as string);
  return Math.abs(day - Math.floor(instant / DAY_MS)) > 1;
}

function sessionFault(fields: Record<string, unknown>): string | null {
  const { started_at, ended_at, active_ms, local_date } = fields as unknown as Session;
  if (ended_at < started_at) return "ended_at is before started_at";
  if (active_ms > ended_at - started_at + CLOCK_SLACK_MS) return "active_ms is longer than the practice took";
  return isFarFrom(local_date, started_at) ? "local_date is more than a day away from the time" : null;
}

/** By collection: what the fields must agree on once each is right by itself. */
const AGREE: Readonly<Record<string, (fields: Record<string, unknown>) => string | null>> = {
  session: sessionFault,
  checkin: ({ local_date, at }) =>
    isFarFrom(local_date, at as number) ? "local_date is more than a day away from the time" : null,
  routine: (fields) => (readOwn(fields) ? null : "what is counted lasts longer than the step"),
};

function valueFault(values: Readonly<Record<string, Rule>>, { id, fields }: Kept): string | null {
  const dated = DATED.exec(id);
  const name = dated?.[1] ?? id;
  const rule = Object.hasOwn(values, name) ? values[name] : undefined;
  const fault = rule ? faultBy(rule, fields["value"], RULES.models) : null;
  if (fault !== null) return `value: ${fault}`;
  const day = dated?.[2];
  const named = String(fields["from_date"] ?? "").replaceAll("-", "");
  return day !== undefined && day !== named ? "from_date: it is not the day that the id names" : null;
}

/** Why this record cannot be kept, or null. */
export function recordFault(record: Kept): string | null {
  const { coll, id, fields } = record;
  const kind = Object.hasOwn(RULES.records, coll) ? RULES.records[coll] : undefined;
  if (!kind) return "this version of the app does not know this kind of record";
  if (!new RegExp(`^(?:${kind.id})$`).test(id)) return "its id is not one of this app";
  if (utf8Length(canonical(fields)) > MAX_RECORD_BYTES) return "it is too large";
  const fault = faultBy({ $ref: kind.model }, fields, RULES.models);
  return fault ?? valueFault(kind.values, record) ?? (AGREE[coll]?.(fields) ?? null);
}

/** The fields that a new record has without being given any. */
export function blankFields(coll: string): Record<string, unknown> {
  const { properties = {} } = RULES.models[RULES.records[coll]?.model ?? ""] ?? {};
  return Object.fromEntries(Object.entries(properties).flatMap(([name, rule]) => ("default" in rule ? [[name, rule.default]] : [])));
}
