// Brings a finished practice into the phone's records, and what the person adds afterwards into the same record.
import type { Session } from "../domain/generated/wire.ts";
import { plainNote } from "../domain/note.ts";
import type { PlayerDoors } from "./player-doors.ts";

/** "nothing": there was no work in it, so there is no record. "saved" only after the phone has it for good. */
export type Saving = "no" | "saving" | "saved" | "failed" | "nothing";

type Doors = Pick<PlayerDoors, "saveSession" | "patchSession" | "clearRun">;

function differences(now: Session, before: Session): Partial<Session> {
  const keys = (Object.keys(now) as (keyof Session)[]).filter((key) => now[key] !== before[key]);
  return Object.fromEntries(keys.map((key) => [key, now[key]]));
}

export class Recorder {
  saving: Saving = "no";
  /** The record as the person sees it, written or not. */
  session: Session | null = null;
  private id = "";
  private stored: Session | null = null;
  private busy: Promise<void> | null = null;

  constructor(
    private readonly doors: Doors,
    private readonly changed: () => void,
  ) {}

  /** Writes the record; called once, when the practice is over. */
  record(id: string, session: Session): Promise<void> {
    this.id = id;
    this.session = session;
    return this.flush();
  }

  /** There was no work: forgets the run and keeps nothing. */
  async discard(): Promise<void> {
    await this.doors.clearRun().catch(() => undefined);
    this.set("nothing");
  }

  /** Changes what the person may add afterwards. */
  amend(fields: Pick<Partial<Session>, "tension_after" | "note">): Promise<void> {
    if (!this.session || this.saving === "nothing") return Promise.resolve();
    const note = fields.note === undefined ? {} : { note: plainNote(fields.note) };
    this.session = { ...this.session, ...fields, ...note };
    return this.flush();
  }

  /** Writes what is not written yet; also the way to try again. */
  flush(): Promise<void> {
    this.busy ??= this.work().finally(() => (this.busy = null));
    return this.busy;
  }

  private async work(): Promise<void> {
    this.set("saving");
    try {
      while (this.session && this.session !== this.stored) await this.write(this.session);
      this.set("saved");
    } catch {
      this.set("failed"); // the record stays in memory, and the run on the phone, until a try succeeds
    }
  }

  private async write(session: Session): Promise<void> {
    if (this.stored === null) await this.doors.saveSession(this.id, session);
    else await this.doors.patchSession(this.id, differences(session, this.stored));
    this.stored = session;
  }

  private set(saving: Saving): void {
    this.saving = saving;
    this.changed();
  }
}
