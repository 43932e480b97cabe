// Checks a value by the rules that are generated from the Python models: the part of JSON Schema that they use. Pure.
import { GENERATED } from "./generated/rules.ts";

export interface Rule {
  $ref?: string;
  anyOf?: readonly Rule[];
  type?: string;
  enum?: readonly unknown[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  items?: Rule;
  maxItems?: number;
  properties?: Readonly<Record<string, Rule>>;
  required?: readonly string[];
  additionalProperties?: boolean;
  default?: unknown;
}

/** One kind of record: the name of its model, what its id may be, and further rules for `value` by id. */
export interface RecordRule {
  model: string;
  id: string;
  values: Readonly<Record<string, Rule>>;
}

export interface Rules {
  models: Readonly<Record<string, Rule>>;
  records: Readonly<Record<string, RecordRule>>;
}

export const RULES: Rules = GENERATED;

type Models = Rules["models"];
type Fault = string | null;

const FIRST_DATE = "1969-12-31"; // where a phone with an unset clock may be, west of Greenwich
const HALF_OF_A_PAIR = /\p{Cs}/u;
const UNFIT = "it has characters that cannot be kept";

const compiled = new Map<string, RegExp>();

/** Ten years of sessions have a hundred thousand texts and five patterns. */
function fits(pattern: string, value: string): boolean {
  const known = compiled.get(pattern) ?? new RegExp(pattern, "u");
  compiled.set(pattern, known);
  return known.test(value);
}

/** Is it a day of the calendar, as YYYY-MM-DD? */
function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text) && !text.startsWith("0000");
}

function dayFault(text: string): Fault {
  if (!isDay(text)) return "there is no such day";
  return text < FIRST_DATE ? "the day is too long ago" : null;
}

function textFault({ minLength = 0, maxLength = Infinity, pattern, format }: Rule, value: unknown): Fault {
  if (typeof value !== "string") return "it is not text";
  if (value.length < minLength) return "it is empty";
  if (value.length > maxLength && [...value].length > maxLength) return `it is longer than ${maxLength} characters`;
  if (HALF_OF_A_PAIR.test(value) || value.includes("\0")) return UNFIT;
  if (pattern !== undefined && !fits(pattern, value)) return UNFIT;
  return format === "local-date" ? dayFault(value) : null;
}

function numberFault({ minimum = -Infinity, maximum = Infinity }: Rule, value: unknown): Fault {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) return "it is not a whole number";
  const within = (value as number) >= minimum && (value as number) <= maximum;
  return within ? null : `it is not from ${minimum} to ${maximum}`;
}

function listFault({ items, maxItems = Infinity }: Rule, value: unknown, models: Models): Fault {
  if (!Array.isArray(value)) return "it is not a list";
  if (value.length > maxItems) return `it has more than ${maxItems} entries`;
  return items ? firstFault(value.map((one, at) => [String(at + 1), items, one]), models) : null;
}

function objectFault({ properties = {}, required = [] }: Rule, value: unknown, models: Models): Fault {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "it is not a group of fields";
  const odd = Object.keys(value).find((name) => !Object.hasOwn(properties, name));
  if (odd !== undefined) return "it has a field that does not belong there";
  const missing = required.find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) return `${missing}: it is missing`;
  return firstFault(Object.entries(value).map(([name, one]) => [name, properties[name] ?? {}, one]), models);
}

function firstFault(parts: readonly (readonly [place: string, rule: Rule, value: unknown])[], models: Models): Fault {
  for (const [place, rule, value] of parts) {
    const fault = faultBy(rule, value, models);
    if (fault !== null) return fault.includes(": ") ? `${place}.${fault}` : `${place}: ${fault}`;
  }
  return null;
}

const BY_TYPE: Readonly<Record<string, (rule: Rule, value: unknown, models: Models) => Fault>> = {
  string: textFault,
  integer: numberFault,
  boolean: (_rule, value) => (typeof value === "boolean" ? null : "it is neither yes nor no"),
  null: (_rule, value) => (value === null ? null : "it is not empty"),
  array: listFault,
  object: objectFault,
};

/** Why a value is not what the rule wants, with the place before a colon if it lies deeper; null if it is. */
export function faultBy(rule: Rule, value: unknown, models: Models): Fault {
  if (rule.$ref !== undefined) return faultBy(models[rule.$ref] ?? { type: "?" }, value, models);
  if (rule.anyOf) {
    const faults = rule.anyOf.map((one) => faultBy(one, value, models));
    return faults.includes(null) ? null : (faults[0] ?? null);
  }
  if (rule.enum && !rule.enum.includes(value)) return "it is none of the choices";
  const check = BY_TYPE[rule.type ?? "?"];
  return check ? check(rule, value, models) : "it cannot be checked"; // a rule that nobody wrote lets nothing in
}
