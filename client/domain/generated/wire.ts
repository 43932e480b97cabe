// Generated from webapp.sync.protocol by client/types.mjs. Do not edit.

export type Kind = "put" | "patch" | "delete" | "recover";
export type Status = "ok" | "dup" | "stale" | "merged" | "same" | "rejected";
export type Unit = "holds" | "reps" | "circles";
export type Kind1 = "routine" | "item" | "by_hand";

/**
 * A tension rating on its own.
 */
export interface Checkin {
  at: number;
  tz: string;
  offset_min: number;
  local_date: string;
  tension: number;
}
/**
 * The last revision seen and its random nonce; ``rev`` 0 with an empty nonce is the beginning.
 */
export interface Cursor {
  rev: number;
  nonce: string;
}
/**
 * One change: the fields named, and nothing else.
 *
 * ``base`` is the version a delete saw, or the version of the record that a recover offers.
 */
export interface Op {
  op: string;
  coll: string;
  id: string;
  kind: Kind;
  base: number;
  schema: number;
  fields: {
    [k: string]: unknown;
  };
  deleted: boolean;
}
/**
 * What became of an op; ``rec_rev`` is the record's revision at the end of the transaction.
 *
 * A rejected op leaves no trace on the server; ``code`` says why for programs, ``detail`` for people.
 */
export interface OpResult {
  op: string;
  status: Status;
  code:
    | (
        | "malformed"
        | "op_id_reused"
        | "unknown_collection"
        | "unknown_field"
        | "bad_id"
        | "incomplete"
        | "invalid"
        | "too_large"
      )
    | null;
  detail: string | null;
  ver: number;
  rec_rev: number;
}
/**
 * Something to say ``at_ms`` after a stretch of work began; in every set or only ``in_set``.
 */
export interface OwnCue {
  at_ms: number;
  say: string;
  in_set: number | null;
}
/**
 * How one stretch of work divides: ``repeats`` times ``hold_ms``, in turn on each side if ``each_side``.
 */
export interface OwnPattern {
  repeats: number;
  hold_ms: number;
  each_side: boolean;
  unit: Unit;
}
/**
 * A routine of one's own. While it is being made it may have no steps yet.
 */
export interface OwnRoutine {
  title: string;
  made_at: number;
  /**
   * @maxItems 40
   */
  steps: OwnStep[];
}
/**
 * A step of a routine of one's own, with the limits of the ready ones. The phone knows which movements exist.
 */
export interface OwnStep {
  item: string;
  sets: number;
  seconds_per_side: number;
  sides: number;
  rest_seconds: number;
  note: string | null;
  pattern: OwnPattern | null;
  /**
   * @maxItems 10
   */
  cues: OwnCue[];
}
/**
 * A step as it was planned and done; titles are kept as they were.
 */
export interface PlayedStep {
  item: string;
  title: string;
  planned_ms: SideTimes;
  done_ms: SideTimes;
  hurt: boolean;
}
/**
 * Milliseconds of work on the left, on the right, and on both together.
 */
export interface SideTimes {
  left: number;
  right: number;
  both: number;
}
/**
 * Every refusal of every ``/api`` address has this one shape.
 */
export interface Problem {
  error: string;
  message: string;
  request_id: string;
  details: string[];
  reset: boolean;
}
/**
 * A record as the server holds it; a deleted one keeps the fields it had.
 */
export interface RecordState {
  coll: string;
  id: string;
  ver: number;
  rev: number;
  deleted: boolean;
  schema: number;
  fields: {
    [k: string]: unknown;
  };
}
/**
 * One practice that happened. ``active_ms`` is running time: get-ready, switch and rest, not pauses.
 *
 * ``completed``: every step was done to its end, or the easier one that was taken in its place (a step too).
 */
export interface Session {
  source: string;
  title: string;
  kind: Kind1;
  started_at: number;
  ended_at: number;
  tz: string;
  offset_min: number;
  local_date: string;
  active_ms: number;
  completed: boolean;
  /**
   * @maxItems 100
   */
  steps: PlayedStep[];
  tension_before: number | null;
  tension_after: number | null;
  note: string;
}
/**
 * One setting; the record's id is its name. ``from_date`` is the week from which a goal applies.
 */
export interface Setting {
  value: string | number | boolean | null;
  from_date: string | null;
}
/**
 * The answer to a sync. ``digest`` comes with the last page only.
 */
export interface SyncReply {
  magic: "psoas-sync";
  req: string;
  account: string;
  server_time: number;
  min_schema: number;
  results: OpResult[];
  changes: RecordState[];
  cursor: Cursor;
  more: boolean;
  digest: string | null;
}
/**
 * Push and pull in one.
 */
export interface SyncRequest {
  proto: number;
  schema: number;
  req: string;
  account: string;
  device: string;
  cursor: Cursor;
  /**
   * @maxItems 100
   */
  ops: Op[];
}
