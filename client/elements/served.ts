// The base of elements that find content from the server inside them: it stays until they have something better to show.
import type { PropertyValues } from "lit";
import { LightElement } from "./light.ts";

export abstract class ServedElement extends LightElement {
  /** Whether there is something to show in place of what the server sent. */
  protected abstract get ready(): boolean;

  protected override shouldUpdate(_changed: PropertyValues): boolean {
    return this.hasUpdated || this.ready;
  }

  protected override update(changed: PropertyValues): void {
    if (!this.hasUpdated) this.replaceChildren();
    super.update(changed);
  }
}
