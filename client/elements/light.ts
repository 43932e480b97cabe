// The base of the app's elements: they render into the page itself, so that its style sheets reach them.
import { LitElement } from "lit";

export class LightElement extends LitElement {
  override createRenderRoot(): this {
    return this;
  }

  /** Moves the focus to what `selector` finds, once this element and those inside it have rendered. */
  protected async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    const inner = [...this.querySelectorAll<LightElement>("*")].map((element) => element.updateComplete);
    await Promise.all(inner);
    this.querySelector<HTMLElement>(selector)?.focus();
  }

  /** Tells whoever listens above what the person did. */
  protected tell(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}
