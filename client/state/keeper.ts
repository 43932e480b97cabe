// Writes the run to the phone, the latest state only, one write at a time. A failing write never stops the routine.
import type { Run } from "../domain/run.ts";

export class Keeper {
  /** Did the last write fail? */
  failing = false;
  /** Was the last write refused because another tab leads? */
  lost = false;
  private next: { run: Run; strict: boolean } | null = null;
  private busy: Promise<void> | null = null;

  constructor(
    private readonly write: (run: Run, strict: boolean) => Promise<void>,
    private readonly changed: () => void,
    private readonly leadLost: () => void = () => undefined,
  ) {}

  /** Keeps this state of the run; what was waiting to be written is replaced, its strictness is not. */
  keep(run: Run, strict: boolean): void {
    this.next = { run, strict: strict || (this.next?.strict ?? false) };
    this.busy ??= this.work();
  }

  /** Resolves when nothing is being written any more. */
  async settle(): Promise<void> {
    while (this.busy) await this.busy;
  }

  private async work(): Promise<void> {
    while (this.next) {
      const { run, strict } = this.next;
      this.next = null;
      const error = await this.write(run, strict).then(
        () => null,
        (why: unknown) => why as Error,
      );
      this.lost = error?.name === "LeadLost";
      if (this.lost) this.leadLost();
      const failed = error !== null && !this.lost;
      if (failed !== this.failing) {
        this.failing = failed;
        this.changed();
      }
    }
    this.busy = null;
  }
}
