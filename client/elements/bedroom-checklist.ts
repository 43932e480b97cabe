// The bedroom checklist: the lines that the server wrote, with a tick each that this phone remembers.
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { type Bedroom, looked } from "../domain/bedroom.ts";
import { whenWords } from "../domain/phrases.ts";
import { today } from "../state/week.ts";
import { clearBedroom, loadBedroom, tickBedroom } from "../storage/bedroom.ts";
import { Reading } from "./reading.ts";
import { ServedElement } from "./served.ts";

interface Line {
  slug: string;
  text: string;
  more: string;
}

class BedroomChecklist extends ServedElement {
  static override properties = { failed: { state: true } };
  declare failed: boolean;
  private lines: Line[] = [];
  private readonly ticks = new Reading<Bedroom>(this, loadBedroom);

  constructor() {
    super();
    this.failed = false;
  }

  override connectedCallback(): void {
    if (!this.hasUpdated) this.lines = [...this.querySelectorAll<HTMLElement>("[data-check]")].map(readLine);
    super.connectedCallback();
  }

  protected override get ready(): boolean {
    return this.ticks.value !== null && this.lines.length > 0;
  }

  override render(): unknown {
    const ticks = this.ticks.value ?? {};
    return html`<p role="status">${this.words(ticks)}</p>
      <ul class="checks" role="list">
        ${this.lines.map((line) => this.line(line, line.slug in ticks))}
      </ul>
      ${this.failed ? html`<p role="alert">This phone could not keep it. Free some space and tick again.</p>` : nothing}
      ${Object.keys(ticks).length > 0
        ? html`<button class="button" type="button" @click=${() => void this.write(clearBedroom())}>Start again</button>`
        : nothing}`;
  }

  private line({ slug, text, more }: Line, done: boolean): unknown {
    const ticked = ({ target }: Event): void =>
      void this.write(tickBedroom(slug, (target as HTMLInputElement).checked, today()));
    return html`<li>
      <label><input type="checkbox" .checked=${live(done)} @change=${ticked} /><span>${text}</span></label>
      <a href=${more}>More<span class="visually-hidden"> about: ${text}</span></a>
    </li>`;
  }

  private words(ticks: Bedroom): string {
    const slugs = this.lines.map(({ slug }) => slug);
    const { done, on, again } = looked(ticks, slugs, today());
    if (on === null) return "Tick what is in order. It stays on this phone.";
    const when = whenWords(on, today()).replace(/^(Today|Yesterday)$/, (word) => word.toLowerCase());
    const count = done === slugs.length ? "All in order" : `${done} of ${slugs.length} in order`;
    return `${count}, last ticked ${when}.${again ? " Time for another look." : ""}`;
  }

  /** Reads again also when writing failed, so that a tick never shows what was not kept. */
  private async write(writing: Promise<Bedroom>): Promise<void> {
    this.failed = await writing.then(
      () => false,
      () => true,
    );
    await this.ticks.again();
    this.requestUpdate();
  }
}

function readLine(item: HTMLElement): Line {
  return {
    slug: item.dataset["check"] ?? "",
    text: item.querySelector("span")?.textContent ?? "",
    more: item.querySelector("a")?.getAttribute("href") ?? "#",
  };
}

customElements.define("bedroom-checklist", BedroomChecklist);
