// One line at the top of the page: a new version is ready. Nothing reloads until it is tapped, and never during a routine.
import { LitElement, html, nothing } from "lit";
import { type Waiting, activate, watch } from "../platform/worker.ts";

class UpdateLine extends LitElement {
  static override properties = { waiting: { state: true }, busy: { state: true } };
  declare waiting: Waiting | null;
  declare busy: boolean;

  constructor() {
    super();
    this.waiting = null;
    this.busy = false;
  }

  override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    watch((waiting) => (this.waiting = waiting));
  }

  override render(): unknown {
    if (!this.waiting) return nothing;
    const text = this.busy ? "A routine is running. Update when it is done." : "Update ready";
    return html`<p class="update-line" role="status">
      <span>${text}</span> <button type="button" @click=${() => void this.takeOver()}>Update now</button>
    </p>`;
  }

  private async takeOver(): Promise<void> {
    if (this.waiting) this.busy = !(await activate(this.waiting));
  }
}

customElements.define("update-line", UpdateLine);
