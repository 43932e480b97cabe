// Generated from webapp.catalog.player_json by client/types.mjs. Do not edit.

/**
 * What a condition does to an item.
 */
export type Effect = "hide" | "clear_first" | "swap" | "adapt";
/**
 * Strength of evidence for the outcome named in ``graded_for``; X is not recommended.
 */
export type Grade = "A" | "B" | "C" | "X";
/**
 * What can be done with an item: only a movement plays.
 */
export type Kind = "movement" | "guidance" | "explanation";
/**
 * How work time is spent: held still, repeated, or breathed.
 */
export type Mode = "hold" | "reps" | "breathe";
export type Unit = "holds" | "reps" | "circles";
export type Level = "none" | "clear_first" | "stop_urgent" | "stop_emergency";
export type Sides = 1 | 2;

/**
 * What one condition does to an item, in data (``effect``, ``to``) and in words (``text``).
 */
export interface ConditionRule {
  effect: Effect;
  to: string | null;
  text: string;
}
/**
 * Something to say ``at_seconds`` after a stretch of work began (per side); in every set or only ``in_set``.
 */
export interface Cue {
  at_seconds: number;
  say: string;
  in_set: number | null;
}
/**
 * How one stretch of work divides: ``repeats`` times ``hold_seconds``, in turn on each side if ``each_side``.
 *
 * For ``reps`` and ``circles`` the seconds are the time that one of them takes, there and back.
 */
export interface Pattern {
  repeats: number;
  hold_seconds: number;
  each_side: boolean;
  unit: Unit;
}
/**
 * An answer to a follow-up question.
 */
export interface PhoneAnswer {
  answer: string;
  result: PhoneResult;
}
/**
 * What a yes leads to.
 */
export interface PhoneResult {
  level: Level;
  condition: string | null;
  advice: string | null;
}
/**
 * Everything above in one file. ``open_in_pregnancy`` is what is usually comfortable then.
 */
export interface PhoneCatalog {
  ready_seconds: number;
  switch_seconds: number;
  items: {
    [k: string]: PhoneItem;
  };
  routines: PhoneRoutine[];
  conditions: PhoneCondition[];
  questions: PhoneQuestion[];
  tips: PhoneTip[];
  self_tests: {
    [k: string]: PhoneSelfTest;
  };
  refusals: PhoneRefusals;
  open_in_pregnancy: PhoneLink[];
}
/**
 * A movement as the player and the screening see it. ``solo`` is its start dose as a step.
 */
export interface PhoneItem {
  slug: string;
  title: string;
  kind: Kind;
  grade: Grade;
  mode: Mode | null;
  cue: string | null;
  minutes: number | null;
  settings: string[];
  conditions: {
    [k: string]: ConditionRule;
  };
  easier: string | null;
  replacement: string | null;
  swaps: string[];
  solo: Step | null;
}
/**
 * One step of a routine. Lasts get-ready + sets of (seconds on each side + switch) + rest between sets.
 */
export interface Step {
  item: string;
  sets: number;
  seconds_per_side: number;
  sides: Sides;
  rest_seconds: number;
  note: string | null;
  pattern: Pattern | null;
  cues: Cue[];
  instead_of: string | null;
}
/**
 * A ready routine.
 */
export interface PhoneRoutine {
  slug: string;
  title: string;
  for_whom: string;
  setting: string;
  moments: string[];
  total_seconds: number;
  steps: Step[];
}
/**
 * A condition and its words.
 */
export interface PhoneCondition {
  id: string;
  label: string;
  group: string;
}
/**
 * A question of the screening.
 */
export interface PhoneQuestion {
  id: string;
  ask: string;
  group: string;
  result: PhoneResult;
  follow_up: PhoneFollowUp | null;
}
/**
 * A follow-up question; ``not_sure`` names the answer that not sure stands for.
 */
export interface PhoneFollowUp {
  ask: string;
  answers: PhoneAnswer[];
  not_sure: string;
}
/**
 * A sleep tip in short: what it is called and what to do.
 */
export interface PhoneTip {
  slug: string;
  title: string;
  how: string;
}
/**
 * For whom a self-test is: not for the conditions of ``hidden_by``, and as the movement that it ``follows``.
 */
export interface PhoneSelfTest {
  hidden_by: string[];
  follows: string | null;
  moves: boolean;
}
/**
 * Why a routine is not offered, in words, by the reasons that ``adapt`` gives.
 */
export interface PhoneRefusals {
  stop: string;
  clear_first: string;
  no_routine: string;
  breathing: string;
  little_left: string;
}
/**
 * An address on this site and its words.
 */
export interface PhoneLink {
  href: string;
  text: string;
}
