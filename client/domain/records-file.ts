// The file that holds a person's records: written in one form only, and read strictly or refused whole. docs/export.md
// is its description. Pure.
import { canonical } from "./canonical.ts";
import { SCHEMA } from "./protocol.ts";
import { type Kept, recordFault } from "./record-door.ts";
import { RULES, type Rule, faultBy } from "./rule.ts";
import type { Screening } from "./screening.ts";

export interface RecordsFile {
  records: Kept[];
  /** Only if the person wanted them in it. */
  screening: Screening | null;
}
export type Read = { file: RecordsFile } | { fault: string };

export const MOST_BYTES = 32 * 1024 * 1024;
const MOST_RECORDS = 50_000;
const LONGEST_LINE = 256 * 1024;
const DEEPEST = 16;
const FORMAT = 1;
const HEAD = `{"app":"psoas-reset","format":${FORMAT},"records":[`;

export const NOT_OURS = "This is not a copy of records that this app made.";
const NEWER = "This copy was made by a newer version of the app. Update this app, then choose the file again.";
const CUT = "The file ends too early: it was cut short on its way.";
const CHANGED = "it was damaged, or changed since the app wrote it";

const WORDS: Rule = { type: "array", maxItems: 64, items: { type: "string", maxLength: 60, pattern: "^[a-z0-9-]+$" } };
const SCREENING: Rule = {
  type: "object",
  properties: {
    answered_on: { type: "string", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", format: "local-date" },
    conditions: WORDS,
    cleared: WORDS,
    level: { type: "string", enum: ["none", "clear_first", "stop_urgent", "stop_emergency"] },
  },
  required: ["answered_on", "cleared", "conditions", "level"],
};

class Refused extends Error {}

const keyOf = ({ coll, id }: Kept): string => `${coll} ${id}`;
const byKey = (a: Kept, b: Kept): number => (keyOf(a) < keyOf(b) ? -1 : 1);

/** The one text of these records: by collection and id, keys sorted, a record a line. `schema` is the newest among them. */
export function writeRecords({ records, screening }: RecordsFile, schema = SCHEMA): string {
  const lines = [...records].sort(byKey).map(({ coll, id, fields }) => canonical({ coll, fields, id }));
  const tail = canonical(screening ? { schema, screening } : { schema });
  return `${HEAD}\n${lines.join(",\n")}${lines.length > 0 ? "\n" : ""}],${tail.slice(1)}\n`;
}

/** Looked at before it is parsed; a bracket inside a text is a letter. */
function isDeep(json: string): boolean {
  let [depth, quoted] = [0, false];
  for (let at = 0; at < json.length; at += 1) {
    const mark = json[at] ?? "";
    if (quoted && mark === "\\") at += 1;
    else if (mark === '"') quoted = !quoted;
    else if (!quoted && (mark === "{" || mark === "[")) depth += 1;
    else if (!quoted && (mark === "}" || mark === "]")) depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** A value in its one form; a doubled key, an odd number or an odd escape would not survive being written again. */
function parse(json: string): unknown {
  if (json.length > LONGEST_LINE || isDeep(json)) throw new Refused(CHANGED);
  try {
    const value: unknown = JSON.parse(json);
    if (canonical(value) === json) return value;
  } catch {
    // said below
  }
  throw new Refused(CHANGED);
}

function recordIn(line: string): Kept {
  const value = parse(line) as Partial<Kept> | null;
  const { coll, id, fields } = value ?? {};
  const keys = value && typeof value === "object" ? Object.keys(value).join() : "";
  const whole = keys === "coll,fields,id" && typeof coll === "string" && typeof id === "string";
  if (!whole || typeof fields !== "object" || fields === null) throw new Refused("it is not a record");
  const record = { coll, id, fields };
  const fault = recordFault(record);
  if (fault !== null) throw new Refused(fault);
  return record;
}

function readTail(line: string): Screening | null {
  const { schema, screening = null, ...more } = parse(`{${line.slice(2)}`) as Record<string, unknown>;
  if (typeof schema === "number" && Number.isSafeInteger(schema) && schema > SCHEMA) throw new Refused(NEWER);
  if (schema !== SCHEMA || Object.keys(more).length > 0) throw new Refused(CHANGED);
  const fault = screening === null ? null : faultBy(SCREENING, screening, RULES.models);
  if (fault !== null) throw new Refused(`screening.${fault}`);
  return screening as Screening | null;
}

function at<T>(line: number, what: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const why = error instanceof Refused ? error.message : CHANGED;
    throw new Refused(why === NEWER ? NEWER : `Line ${line}, ${what}: ${why}.`);
  }
}

function readLines(lines: readonly string[]): RecordsFile {
  const [head = "", ...rest] = lines;
  const last = rest.pop();
  const format = /^\{"app":"psoas-reset","format":([0-9]{1,6}),/.exec(head)?.[1];
  if (format !== undefined && Number(format) > FORMAT) throw new Refused(NEWER);
  if (head !== HEAD) throw new Refused(NOT_OURS);
  if (!last?.startsWith("],")) throw new Refused(CUT);
  const screening = at(lines.length, "the end", () => readTail(last));
  if (rest.length > MOST_RECORDS) throw new Refused(`It has more than ${MOST_RECORDS} records.`);
  const records = rest.map((line, index) =>
    at(index + 2, `record ${index + 1}`, () => {
      const comma = index + 1 < rest.length;
      if (line.endsWith(",") !== comma) throw new Refused(CHANGED);
      return recordIn(comma ? line.slice(0, -1) : line);
    }),
  );
  const keys = records.map(keyOf);
  const twice = keys.findIndex((key, index) => index > 0 && (keys[index - 1] ?? "") >= key);
  if (twice > 0) throw new Refused(`Line ${twice + 2}, record ${twice + 1}: it stands there twice, or not in its place.`);
  return { records, screening };
}

/** The records of a file; or the one sentence that says why none of it comes in. Line ends of other systems are taken. */
export function readRecords(text: string): Read {
  try {
    const lines = text.replace(/^\ufeff/, "").trimEnd().split(/\r?\n/);
    return { file: readLines(lines) };
  } catch (error) {
    if (error instanceof Refused) return { fault: error.message };
    throw error;
  }
}
