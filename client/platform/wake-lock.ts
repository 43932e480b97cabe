// Keeps the screen on while a routine runs, where the phone lets us.

export type AwakeState = "off" | "held" | "refused" | "missing";

export interface AwakeDoor {
  readonly state: AwakeState;
  /** Asks now, best in a tap, and again whenever the page comes back, until `release`. */
  want(): void;
  release(): void;
}

export class ScreenAwake implements AwakeDoor {
  state: AwakeState = "off";
  private wanted = false;
  private lock: WakeLockSentinel | null = null;

  constructor(private readonly changed: () => void) {
    document.addEventListener("visibilitychange", () => void this.ask());
  }

  want(): void {
    this.wanted = true;
    void this.ask();
  }

  release(): void {
    this.wanted = false;
    void this.lock?.release().catch(() => undefined);
    this.lock = null;
    this.set("off");
  }

  private async ask(): Promise<void> {
    if (!this.wanted || document.visibilityState !== "visible" || (this.lock && !this.lock.released)) return;
    if (!("wakeLock" in navigator)) return this.set("missing");
    try {
      this.lock = await navigator.wakeLock.request("screen");
      this.set("held");
    } catch {
      this.set("refused"); // low power mode, or the phone's own rule
    }
    if (!this.wanted) this.release();
  }

  private set(state: AwakeState): void {
    this.state = state;
    this.changed();
  }
}
