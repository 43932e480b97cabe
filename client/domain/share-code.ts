// A routine of one's own as the last part of an address, #r=1.<code>, which a browser never sends to a server. What comes
// in by such a link was written by anybody: it is read strictly, in one form, or refused with a sentence. Pure.
import { decode, encode } from "./base64url.ts";
import type { PhoneItem } from "./generated/catalog.ts";
import type { OwnCue, OwnPattern, OwnRoutine, OwnStep } from "./generated/wire.ts";
import { isOwnRoutine } from "./own-routine.ts";

export type SharedRoutine = Pick<OwnRoutine, "title" | "steps">;
export type Shared = { routine: SharedRoutine } | { fault: string };

const VERSION = "1";
const LONGEST_CODE = 24_000;
const DEEPEST = 5; // the routine, its steps, a step, its cues, a cue

const MISSING = "This link carries no routine. Ask for it again, and copy all of it.";
const OTHER_VERSION = "This link was made by another version of the app. Update this app, then open the link again.";
const TOO_LONG = "This link is too long for a routine. Ask for a shorter one.";
const DAMAGED = "This link was damaged or cut short on its way, or holds what no routine can hold. Ask for it again, and copy all of it.";
const UNKNOWN = "This link names a movement that this version of the app does not have. Update the app, then open the link again.";
const NOT_PLAYED = "This link names something that we do not recommend or that cannot be played. Ask for the routine without it.";

const LETTERS = { holds: "h", reps: "r", circles: "c" } as const;
const UNITS = new Map<unknown, OwnPattern["unit"]>([
  ["h", "holds"],
  ["r", "reps"],
  ["c", "circles"],
]);
const FLAGS = new Map<unknown, boolean>([
  [0, false],
  [1, true],
]);

function packPattern(pattern: OwnPattern | null): unknown {
  return pattern && [pattern.repeats, pattern.hold_ms, pattern.each_side ? 1 : 0, LETTERS[pattern.unit]];
}

/** What stands as it usually does is left out from the end. 0 is for nothing. */
function packStep({ item, seconds_per_side, sides, sets, rest_seconds, pattern, note, cues }: OwnStep): unknown[] {
  const said = cues.length > 0 ? cues.map(({ at_ms, say, in_set }) => [at_ms, say, in_set ?? 0]) : 0;
  const all: unknown[] = [item, seconds_per_side, sides, sets, rest_seconds, packPattern(pattern) ?? 0, note ?? 0, said];
  const usual: unknown[] = [null, null, 1, 1, 0, 0, 0, 0];
  while (all.length > 2 && all.at(-1) === usual[all.length - 1]) all.pop();
  return all;
}

/** The part of the address after its #. */
export function fragmentOf({ title, steps }: SharedRoutine): string {
  return `r=${VERSION}.${encode(JSON.stringify([title, steps.map(packStep)]))}`;
}

/** A list of this length, or one that no check lets through. */
function listOf(value: unknown, least: number, most: number): readonly unknown[] {
  return Array.isArray(value) && value.length >= least && value.length <= most ? (value as unknown[]) : [];
}

function cue(value: unknown): Record<keyof OwnCue, unknown> {
  const [at_ms, say, in_set] = listOf(value, 3, 3);
  return { at_ms, say, in_set: in_set === 0 ? null : in_set };
}

function pattern(value: unknown): Record<keyof OwnPattern, unknown> | null {
  if (value === 0) return null;
  const [repeats, hold_ms, each_side, unit] = listOf(value, 4, 4);
  return { repeats, hold_ms, each_side: FLAGS.get(each_side), unit: UNITS.get(unit) };
}

function step(value: unknown): Record<keyof OwnStep, unknown> {
  const [item, seconds_per_side, sides = 1, sets = 1, rest_seconds = 0, counted = 0, note = 0, said = 0] = listOf(value, 2, 8);
  const cues = said === 0 ? [] : Array.isArray(said) ? said.map(cue) : said;
  return { item, seconds_per_side, sides, sets, rest_seconds, pattern: pattern(counted), note: note === 0 ? null : note, cues };
}

/** Is it nested deeper than any routine? Looked at before it is parsed; a bracket inside a text is a letter. */
function tooDeep(json: string): boolean {
  let [depth, quoted] = [0, false];
  for (let at = 0; at < json.length; at += 1) {
    const mark = json[at] ?? "";
    if (quoted && mark === "\\") at += 1;
    else if (mark === '"') quoted = !quoted;
    else if (!quoted && "[{".includes(mark)) depth += 1;
    else if (!quoted && "]}".includes(mark)) depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

function parsed(code: string): unknown {
  const json = decode(code);
  if (json === null || tooDeep(json)) return null;
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function unpack(code: string): OwnRoutine | null {
  const [title, steps] = listOf(parsed(code), 2, 2);
  const routine: unknown = { title, made_at: 0, steps: Array.isArray(steps) ? steps.map(step) : null };
  return isOwnRoutine(routine) && routine.steps.length > 0 ? routine : null;
}

/** Why a movement of the link cannot stay, or null. */
function refused(slug: string, items: Readonly<Record<string, PhoneItem>>): string | null {
  const item = Object.hasOwn(items, slug) ? items[slug] : undefined;
  if (!item) return UNKNOWN;
  return item.kind === "movement" && item.grade !== "X" && item.solo !== null ? null : NOT_PLAYED;
}

/** The routine in the part of an address from its # on; or the one sentence that says what to do. */
export function readFragment(hash: string, items: Readonly<Record<string, PhoneItem>>): Shared {
  const found = /^#r=([0-9]{1,3})\.(.*)$/s.exec(hash);
  if (!found) return { fault: MISSING };
  const [, version, code = ""] = found;
  if (version !== VERSION) return { fault: OTHER_VERSION };
  if (code === "") return { fault: MISSING };
  if (code.length > LONGEST_CODE) return { fault: TOO_LONG };
  const routine = unpack(code);
  if (!routine) return { fault: DAMAGED };
  const why = routine.steps.map(({ item }) => refused(item, items)).find((one) => one !== null);
  return why ? { fault: why } : { routine: { title: routine.title, steps: routine.steps } };
}
