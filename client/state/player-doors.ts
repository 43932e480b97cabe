// Every power that the player uses, in one place, so that a test can give it others.
import type { Channels } from "../domain/channels.ts";
import type { CueKind } from "../domain/cues.ts";
import type { Session } from "../domain/generated/wire.ts";
import type { Run } from "../domain/run.ts";
import { type Zone, epoch, localDate, newId, now, zone } from "../platform/clock.ts";
import { flash } from "../platform/flash.ts";
import { type LeadDoor, openLead } from "../platform/lead.ts";
import { ROUTINE } from "../platform/locks.ts";
import { type SoundDoor, openSound } from "../platform/sound.ts";
import { startTicker } from "../platform/ticker.ts";
import { vibrate } from "../platform/vibration.ts";
import { isVisible, watchVisibility } from "../platform/visibility.ts";
import { DeviceVoice, type VoiceDoor } from "../platform/voice.ts";
import { type AwakeDoor, ScreenAwake } from "../platform/wake-lock.ts";
import { change } from "../storage/records.ts";
import { beginTerm, clearRunning, saveRunning } from "../storage/running.ts";

export interface PlayerDoors {
  /** Milliseconds that only go forward while the page lives. */
  now(): number;
  epoch(): number;
  zone(): Zone;
  localDate(epochMs: number, offsetMin: number): string;
  newId(): string;
  isVisible(): boolean;
  watchVisibility(changed: () => void): () => void;
  startTicker(tick: () => void): () => void;
  sound: SoundDoor;
  awake: AwakeDoor;
  voice: VoiceDoor;
  vibrate(kind: CueKind): void;
  flash(kind: CueKind): void;
  /** How the person wants to be led, as it is now. */
  channels(): Channels;
  /** One tab runs a routine at a time. */
  lead: LeadDoor;
  /** Rejects with LeadLost if another tab leads. */
  saveRun(run: Run, strict: boolean): Promise<void>;
  clearRun(): Promise<void>;
  /** Writes the record and forgets the run in one strict transaction. */
  saveSession(id: string, session: Session): Promise<void>;
  patchSession(id: string, fields: Partial<Session>): Promise<void>;
}

/** The lead among the tabs, and the writes that it allows. A phone that refuses to store has no terms to keep apart. */
function leading(): Pick<PlayerDoors, "lead" | "saveRun"> {
  const tabs = openLead(ROUTINE);
  let term = Infinity;
  const take: LeadDoor["take"] = async (lost) => {
    await tabs.take(lost);
    term = await beginTerm().catch(() => Infinity);
  };
  return { lead: { take, release: () => tabs.release() }, saveRun: (run, strict) => saveRunning(run, strict, term) };
}

/** The real powers. `changed` is called when one of them changes its state by itself; `channels` are the person's choices. */
export function realDoors(changed: () => void, channels: () => Channels): PlayerDoors {
  return {
    now,
    epoch,
    zone,
    localDate,
    newId,
    isVisible,
    watchVisibility,
    startTicker,
    sound: openSound(),
    awake: new ScreenAwake(changed),
    voice: new DeviceVoice(changed),
    vibrate,
    flash,
    channels,
    ...leading(),
    clearRun: clearRunning,
    saveSession: (id, session) => change({ coll: "session", id, kind: "put", fields: session }, { clearRunning: true }),
    patchSession: (id, fields) => change({ coll: "session", id, kind: "patch", fields }),
  };
}
