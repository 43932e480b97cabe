// The base of the app's elements: they render into the page itself, so that its style sheets reach them.
import { LitElement } from "lit";

export class LightElement extends LitElement {
  override createRenderRoot(): this {
    return this;
  }

  /** Tells whoever listens above what the person did. */
  protected tell(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}
