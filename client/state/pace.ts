// The ticker runs while it is needed, and no longer.

export class Pace {
  private stop: (() => void) | null = null;

  constructor(private readonly start: () => () => void) {}

  keep(needed: boolean): void {
    if (needed) this.stop ??= this.start();
    else {
      this.stop?.();
      this.stop = null;
    }
  }
}
