// What a file's records would change here. Pure. Taking the same file in again changes nothing.
import { canonical } from "./canonical.ts";
import { type Kept, blankFields } from "./record-door.ts";
import type { Seen } from "./replay.ts";

/** A record that is here with other values: the fields that differ, as they are here and as they are in the file. */
export interface Differing {
  coll: string;
  id: string;
  here: Record<string, unknown>;
  file: Record<string, unknown>;
}

export interface Intake {
  added: Kept[];
  changed: Differing[];
  same: number;
}

function difference(here: Record<string, unknown>, { coll, id, fields }: Kept): Differing | null {
  const blank = blankFields(coll);
  const value = (name: string): unknown => (Object.hasOwn(here, name) ? here[name] : blank[name]);
  const names = Object.keys(fields).filter((name) => canonical(value(name) ?? null) !== canonical(fields[name]));
  const part = (of: (name: string) => unknown): Record<string, unknown> => Object.fromEntries(names.map((name) => [name, of(name)]));
  return names.length === 0 ? null : { coll, id, here: part((name) => value(name) ?? null), file: part((name) => fields[name]) };
}

/** Fields that a deleted record may still have, and that the file does not name, are as in a new one. */
function anew(seen: Seen | undefined, { coll, id, fields }: Kept): Kept {
  const old = Object.entries(blankFields(coll)).filter(([name]) => seen && Object.hasOwn(seen.fields, name));
  return { coll, id, fields: { ...Object.fromEntries(old), ...fields } };
}

/** `seenOf` tells what is here of a record. A record that was deleted here is added. */
export function planIntake(records: readonly Kept[], seenOf: (record: Kept) => Seen | undefined): Intake {
  const intake: Intake = { added: [], changed: [], same: 0 };
  for (const record of records) {
    const seen = seenOf(record);
    const differing = seen && !seen.deleted ? difference(seen.fields, record) : null;
    if (!seen || seen.deleted) intake.added.push(anew(seen, record));
    else if (differing) intake.changed.push(differing);
    else intake.same += 1;
  }
  return intake;
}

export function isEmpty({ added, changed }: Intake): boolean {
  return added.length + changed.length === 0;
}
