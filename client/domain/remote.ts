// What the lock screen says of a practice. Pure.
import type { Place } from "./clock.ts";
import type { Plan, Segment } from "./plan.ts";
import { sideOf } from "./words.ts";

export interface RemoteCard {
  /** What is done now, and on which side. */
  title: string;
  /** The routine. */
  artist: string;
  item: string;
  playing: boolean;
  lengthMs: number;
  intoMs: number;
}

function titleOf(segment: Segment): string {
  const { kind, side, title } = segment;
  if (kind === "switch") return `Switch to the ${side ?? "other side"}: ${title}`;
  if (kind === "rest") return "Rest";
  const what = `${title}${sideOf(segment)}`;
  return kind === "ready" ? `Get ready: ${what}` : what;
}

/** The card of the segment at this place; null before the start and after the end. */
export function remoteCard(plan: Plan, place: Place): RemoteCard | null {
  const segment = plan.segments[place.segment];
  if (!segment || place.phase === "idle" || place.phase === "finished") return null;
  const lengthMs = place.lengthMs[place.segment] ?? segment.ms;
  const facts = { title: titleOf(segment), artist: plan.title, item: segment.item, lengthMs, intoMs: place.intoMs };
  return { ...facts, playing: place.phase === "running" && place.leadMs === 0 };
}
