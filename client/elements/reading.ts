// Reads from the phone's database for an element, and again whenever what is stored changes.
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { type Notice, onNotice } from "../storage/notices.ts";

const NEWS: readonly Notice[] = ["written", "applied", "sync"];

export class Reading<T> implements ReactiveController {
  /** Null until it was read; an older value stays while it is read again. */
  value: T | null = null;
  failed = false;
  private latest = 0;
  private stop: (() => void) | null = null;
  /** A page that was left open may come back on another day. */
  private readonly seen = (): void => void (document.visibilityState === "visible" && this.again());

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly read: () => Promise<T>,
  ) {
    host.addController(this);
  }

  get settled(): boolean {
    return this.value !== null || this.failed;
  }

  hostConnected(): void {
    this.stop ??= onNotice((notice) => NEWS.includes(notice) && void this.again());
    document.addEventListener("visibilitychange", this.seen);
    void this.again();
  }

  hostDisconnected(): void {
    document.removeEventListener("visibilitychange", this.seen);
    this.stop?.();
    this.stop = null;
  }

  /** Reads again; an answer that was overtaken by a later reading is dropped. */
  async again(): Promise<void> {
    const turn = (this.latest += 1);
    const outcome = await this.read().then(
      (value) => ({ value, failed: false }),
      () => ({ value: this.value, failed: true }),
    );
    if (turn !== this.latest) return;
    Object.assign(this, outcome);
    this.host.requestUpdate();
  }
}
