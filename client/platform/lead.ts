// Among the tabs and windows of this app one leads the routine. Another that wants it asks; the one that leads puts its
// things away and lets go. One that does not answer, because it is frozen, has the lead taken from it.

export interface LeadDoor {
  /**
   * Resolves when this tab leads. `lost` is called when another tab wants the lead, and what it returns is waited for;
   * it is also called, too late to keep anything, when the lead was taken.
   */
  take(lost: () => Promise<void>): Promise<void>;
  release(): void;
}

const ASK = "let go";
const PATIENCE_MS = 1500; // a tab that runs answers in milliseconds; a page that is being left is gone by then

class TabLead implements LeadDoor {
  private held: { lost: () => Promise<void>; end: () => void } | null = null;
  private readonly channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(`psoas-${this.name}`);

  constructor(private readonly name: string) {
    this.channel?.addEventListener("message", ({ data }) => data === ASK && void this.yield());
  }

  async take(lost: () => Promise<void>): Promise<void> {
    if (this.held) return;
    this.channel?.postMessage(ASK);
    if (!("locks" in navigator)) return void (this.held = { lost, end: () => undefined });
    const patience = AbortSignal.timeout(PATIENCE_MS);
    await this.ask({ signal: patience }, lost).catch(() => this.ask({ steal: true }, lost));
  }

  release(): void {
    this.held?.end();
    this.held = null;
  }

  /** Resolves when the lock is ours, and keeps it; rejects if it was not to be had. */
  private ask(options: LockOptions, lost: () => Promise<void>): Promise<void> {
    return new Promise((got, refused) => {
      const begin = (): Promise<void> =>
        new Promise((end) => {
          this.held = { lost, end };
          got();
        });
      (navigator.locks.request(this.name, options, begin) as Promise<void>).catch((error: unknown) => {
        refused(error); // of no effect once it was ours: then it was taken
        void this.yield();
      });
    });
  }

  private async yield(): Promise<void> {
    const { held } = this;
    if (!held) return;
    await held.lost().catch(() => undefined);
    if (this.held === held) this.release();
  }
}

/** The lead of what is called `name`. */
export function openLead(name: string): LeadDoor {
  return new TabLead(name);
}
