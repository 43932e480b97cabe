// Handing a routine of one's own on: a link that holds it, the same as a QR code, and the phone's ways to send it.
import { html, nothing, svg } from "lit";
import type { OwnRoutine } from "../domain/generated/wire.ts";
import { qrOf } from "../domain/qr.ts";
import { fragmentOf } from "../domain/share-code.ts";
import { canShare, copy, share } from "../platform/share.ts";
import { icon } from "./icon.ts";
import { LightElement } from "./light.ts";

class OwnShare extends LightElement {
  static override properties = { routine: { attribute: false }, open: { state: true }, said: { state: true } };
  declare routine: OwnRoutine;
  declare open: boolean;
  declare said: string;

  constructor() {
    super();
    this.open = false;
    this.said = "";
  }

  override render(): unknown {
    return html`<p class="buttons part">
        <button type="button" class="button" aria-expanded=${this.open} @click=${this.toggled}>${icon("share")}Share</button>
      </p>
      ${this.open ? this.panel(this.link) : nothing}`;
  }

  private get link(): string {
    return `${location.origin}/routines/shared#${fragmentOf(this.routine)}`;
  }

  private panel(link: string): unknown {
    return html`<section class="card own-link" aria-labelledby="share-title">
      <h2 id="share-title">Share this routine</h2>
      <p>The link holds the routine itself: its name, movements, times and notes, and nothing else about you. It goes only where you send it; our server never sees it.</p>
      ${this.code(link)}
      <label class="field">The link <input readonly .value=${link} @focus=${(event: Event) => (event.target as HTMLInputElement).select()} /></label>
      <p class="buttons">
        <button type="button" class="button primary" @click=${() => void this.copied(link)}>${icon("copy")}Copy link</button>
        ${canShare() ? html`<button type="button" class="button" @click=${() => void this.sent(link)}>${icon("share")}Send it</button>` : nothing}
      </p>
      <p role="status" class="small">${this.said}</p>
    </section>`;
  }

  private code(link: string): unknown {
    const qr = qrOf(link);
    if (!qr) return html`<p class="small quiet">This routine is too long for a QR code. The link works all the same.</p>`;
    return html`<svg class="qr" viewBox="0 0 ${qr.size} ${qr.size}" role="img" aria-label="QR code of the link">${svg`<rect width=${qr.size} height=${qr.size}></rect><path d=${qr.path}></path>`}</svg>`;
  }

  private readonly toggled = (): void => {
    this.open = !this.open;
    this.said = "";
  };

  private async copied(link: string): Promise<void> {
    const done = await copy(link);
    this.said = done ? "Copied." : "This phone refused to copy. The link is marked: copy it with a long press or the keyboard.";
    if (!done) this.mark();
  }

  private async sent(link: string): Promise<void> {
    if (await share(this.routine.title, link)) return;
    this.said = "This phone refused to send it. The link is marked: copy it with a long press or the keyboard.";
    this.mark();
  }

  private mark(): void {
    const field = this.querySelector<HTMLInputElement>("input");
    field?.focus();
    field?.select();
  }
}

customElements.define("own-share", OwnShare);
