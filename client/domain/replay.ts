// What a person sees of a record: the server's state with this phone's waiting ops replayed over it, in order. Pure.
import type { Op, RecordState } from "./generated/wire.ts";

export interface Seen {
  fields: Record<string, unknown>;
  deleted: boolean;
  ver: number;
  pending: boolean;
}

function step(seen: Seen | undefined, op: Op): Seen {
  const ver = seen?.ver ?? 0;
  if (op.kind === "recover") return seen ?? { fields: op.fields, deleted: op.deleted, ver: op.base, pending: true };
  if (op.kind === "delete") return { fields: seen?.fields ?? {}, deleted: true, ver, pending: true };
  return { fields: { ...seen?.fields, ...op.fields }, deleted: false, ver, pending: true };
}

/** The record as the person sees it; undefined if neither the server nor this phone has it. */
export function replay(record: RecordState | undefined, ops: readonly Op[]): Seen | undefined {
  const held = record && { fields: record.fields, deleted: record.deleted, ver: record.ver, pending: false };
  return ops.reduce<Seen | undefined>(step, held);
}

/**
 * The version that the person saw and that a delete must name: the server's, plus one for each change of this phone
 * that waits before it. Without that, deleting a session that was never sent would be refused as stale.
 */
export function seenVersion(record: RecordState | undefined, ops: readonly Op[]): number {
  const recovered = ops.find((op) => op.kind === "recover");
  const held = record?.ver ?? recovered?.base ?? 0;
  return held + ops.filter((op) => op.kind !== "recover").length;
}
