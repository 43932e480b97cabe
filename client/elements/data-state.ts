// One honest line: where the person's records are.
import { html, nothing } from "lit";
import { type SyncStatus, stateLine } from "../domain/sync-status.ts";
import { epoch } from "../platform/clock.ts";
import { onNotice } from "../storage/notices.ts";
import { followSync, syncStatus } from "../state/sync-status.ts";
import { ServedElement } from "./served.ts";
import { Watch } from "./watch.ts";

const HALF_MINUTE_MS = 30_000;

class DataState extends ServedElement {
  static override properties = { blocked: { state: true } };
  declare blocked: boolean;
  private readonly status = new Watch<SyncStatus | null>(this);
  private ticking: ReturnType<typeof setInterval> | undefined;
  private stop: (() => void) | null = null;

  constructor() {
    super();
    this.blocked = false;
    this.status.follow(syncStatus);
  }

  protected override get ready(): boolean {
    return this.blocked || syncStatus.value !== null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    followSync();
    this.ticking = setInterval(() => this.requestUpdate(), HALF_MINUTE_MS);
    this.stop = onNotice((notice) => (this.blocked ||= notice === "blocked"));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.ticking);
    this.stop?.();
  }

  override render(): unknown {
    if (this.blocked && !syncStatus.value)
      return html`<p class="data-line problem">Close the other tabs of this app to go on.</p>`;
    const status = this.status.follow(syncStatus);
    if (!status) return nothing;
    const { tone, text, link } = stateLine(status, epoch());
    return html`<p class="data-line ${tone}">
      <span>${text}</span>${link ? html` <a href=${link.href}>${link.text}</a>` : nothing}
    </p>`;
  }
}

customElements.define("data-state", DataState);
