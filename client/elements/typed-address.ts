// The address of what is typed, written a frame later: the results must not wait for it.
import { type Asked, writeAddress } from "../domain/filters.ts";

export class TypedAddress {
  private asked: Asked | null = null;
  private begins = false;
  private frame = 0;

  /** The letters of one search are one step to go back to: the one with which it `begins` makes it. */
  later(asked: Asked, begins: boolean): void {
    if (!this.asked) this.frame = requestAnimationFrame(() => this.write());
    this.asked = asked;
    this.begins ||= begins;
  }

  /** Writes at once what waits, if anything does. */
  write(): void {
    if (!this.asked) return;
    cancelAnimationFrame(this.frame);
    const address = location.pathname + writeAddress(this.asked);
    if (this.begins) history.pushState(null, "", address);
    else history.replaceState(history.state, "", address);
    this.asked = null;
    this.begins = false;
  }
}
