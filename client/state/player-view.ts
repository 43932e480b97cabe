// What the screen shows of a practice.
import type { Place } from "../domain/clock.ts";
import type { Face } from "../domain/face.ts";
import type { Session } from "../domain/generated/wire.ts";
import type { Plan } from "../domain/plan.ts";
import type { SoundState } from "../platform/sound.ts";
import type { AwakeState } from "../platform/wake-lock.ts";
import type { Saving } from "./recorder.ts";

export interface PlayerView {
  face: Face;
  canUndo: boolean;
  sound: SoundState;
  awake: AwakeState;
  /** Another tab of this app has taken the routine over. */
  gone: boolean;
  /** The place cannot be kept on the phone at the moment. */
  notKept: boolean;
  saving: Saving;
  session: Session | null;
}

/** The plan and the place in it now; there is none while no run is here. */
export interface Here {
  plan: Plan;
  place: Place;
}

function sameFields(one: object, other: object): boolean {
  const values = other as Record<string, unknown>;
  return Object.entries(one).every(([key, value]) => value === values[key]);
}

/** The new view, or the one before if nothing in it is to be seen as changed: then nothing is drawn anew. */
export function unlessSame(view: PlayerView, before: PlayerView | null): PlayerView {
  if (!before) return view;
  const next = sameFields(view.face, before.face) ? { ...view, face: before.face } : view;
  return sameFields(next, before) ? before : next;
}
