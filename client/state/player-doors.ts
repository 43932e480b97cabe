// Every power that the player uses, in one place, so that a test can give it others.
import type { Channels } from "../domain/channels.ts";
import type { CueKind } from "../domain/cues.ts";
import type { Session } from "../domain/generated/wire.ts";
import type { Run } from "../domain/run.ts";
import { type Zone, epoch, localDate, newId, now, zone } from "../platform/clock.ts";
import { flash } from "../platform/flash.ts";
import { ROUTINE, hold } from "../platform/locks.ts";
import { type SoundDoor, openSound } from "../platform/sound.ts";
import { startTicker } from "../platform/ticker.ts";
import { vibrate } from "../platform/vibration.ts";
import { isVisible, watchVisibility } from "../platform/visibility.ts";
import { DeviceVoice, type VoiceDoor } from "../platform/voice.ts";
import { type AwakeDoor, ScreenAwake } from "../platform/wake-lock.ts";
import { change } from "../storage/records.ts";
import { clearRunning, saveRunning } from "../storage/running.ts";

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
  /** Holds "a routine runs" until `until` resolves, and tells whether another tab does. */
  holdActive(until: Promise<void>, tell: (elsewhere: boolean) => void): void;
  saveRun(run: Run, strict: boolean): Promise<void>;
  clearRun(): Promise<void>;
  /** Writes the record and forgets the run in one strict transaction. */
  saveSession(id: string, session: Session): Promise<void>;
  patchSession(id: string, fields: Partial<Session>): Promise<void>;
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
    holdActive: (until, tell) => void hold(ROUTINE, until, tell),
    saveRun: saveRunning,
    clearRun: clearRunning,
    saveSession: (id, session) => change({ coll: "session", id, kind: "put", fields: session }, { clearRunning: true }),
    patchSession: (id, fields) => change({ coll: "session", id, kind: "patch", fields }),
  };
}
