// A routine of one's own: seeing it, changing it, playing it, deleting it. Every change is kept a moment later.
import { type PropertyValues, html, nothing } from "lit";
import type { PhoneCatalog } from "../domain/generated/catalog.ts";
import { firstStep, titleOf } from "../domain/own-edit.ts";
import { ownSource, totalSeconds } from "../domain/own-routine.ts";
import { sizeWords } from "../domain/own-words.ts";
import type { Screening } from "../domain/screening.ts";
import type { DraftView, OwnDraft } from "../state/own-draft.ts";
import { offerOf } from "../state/own-routines.ts";
import { onNotice } from "../storage/notices.ts";
import { changedForYou, notForYou } from "./changed-for-you.ts";
import { icon } from "./icon.ts";
import { LightElement } from "./light.ts";
import { deleted, keepingLine, missing, noSteps } from "./own-parts.ts";
import type { OwnPicker } from "./own-picker.ts";
import { Watch } from "./watch.ts";
import "./own-picker.ts";
import "./own-share.ts";
import "./own-steps.ts";

interface Building {
  catalog: PhoneCatalog;
  answers: Screening | null;
}

class OwnRoutineElement extends LightElement {
  static override properties = {
    draft: { attribute: false },
    building: { attribute: false },
    said: { state: true },
    typed: { state: true },
    fault: { state: true },
  };
  declare draft: OwnDraft | undefined;
  declare building: Building | undefined;
  /** What went wrong with deleting or taking it back. */
  declare said: string;
  /** A name that cannot be kept as it was typed. */
  declare typed: string | null;
  declare fault: string;
  private readonly watch = new Watch<DraftView>(this);
  private readonly leave = (): void => void this.draft?.flush();
  private stop: (() => void) | null = null;

  constructor() {
    super();
    this.said = "";
    this.typed = null;
    this.fault = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("pagehide", this.leave);
    document.addEventListener("visibilitychange", this.leave);
    this.stop = onNotice((notice, fromHere) => {
      if (notice === "applied" || (notice === "written" && !fromHere)) void this.draft?.refresh();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("pagehide", this.leave);
    document.removeEventListener("visibilitychange", this.leave);
    this.stop?.();
  }

  protected override shouldUpdate(): boolean {
    return this.draft !== undefined && this.building !== undefined;
  }

  protected override update(changed: PropertyValues): void {
    if (!this.hasUpdated) this.replaceChildren();
    super.update(changed);
  }

  override render(): unknown {
    const { draft, building } = this;
    if (!draft || !building) return nothing;
    const view = this.watch.follow(draft.view);
    if (view.status === "deleted") return deleted(view.title, () => void this.attempt(draft.restore()));
    if (view.status !== "ready") return missing(view.status);
    const { catalog, answers } = building;
    const empty = view.entries.length === 0;
    return html`${this.head(view)} ${this.bar(draft, view)} ${empty ? noSteps : nothing}
      <own-steps .draft=${draft} .catalog=${catalog} .answers=${answers}></own-steps>
      <p class="buttons part">
        <button type="button" class="button ${empty ? "primary" : ""}" @click=${() => this.picker?.show()}>${icon("plus")}Add movements</button>
      </p>
      ${this.forYou(draft, building)} ${keepingLine(view.keeping, () => void draft.flush())} ${empty ? nothing : html`<own-share .routine=${draft.routine}></own-share>`} ${this.more(draft, view)}
      ${this.said ? html`<p class="fault" role="alert">${this.said}</p>` : nothing}
      <own-picker index=${this.dataset["index"] ?? ""} .catalog=${catalog} .answers=${answers} ?full=${draft.full} @picked=${this.picked}></own-picker>`;
  }

  private get picker(): OwnPicker | null {
    return this.querySelector("own-picker");
  }

  private head(view: DraftView): unknown {
    return html`<header class="head">
      <label for="own-title">Name</label>
      <input id="own-title" class="own-title" autocomplete="off" .value=${this.typed ?? view.title} aria-invalid=${this.fault ? "true" : "false"} aria-describedby=${this.fault ? "own-title-fault" : nothing} @input=${this.named} @blur=${() => !this.fault && (this.typed = null)} />
      ${this.fault ? html`<p class="fault" id="own-title-fault" role="alert">${this.fault}</p>` : nothing}
    </header>`;
  }

  private bar(draft: OwnDraft, { entries }: DraftView): unknown {
    const steps = entries.map(({ step }) => step);
    if (steps.length === 0) return nothing;
    const href = `/play/${ownSource(draft.id)}`;
    const play = (event: Event): void => {
      event.preventDefault();
      void draft.flush().then(() => location.assign(href));
    };
    return html`<div class="own-bar">
      <p><b>${sizeWords(steps.length, totalSeconds(steps))}</b></p>
      <a class="button primary" href=${href} @click=${play}>${icon("play")}Start</a>
    </div>`;
  }

  private forYou(draft: OwnDraft, { catalog, answers }: Building): unknown {
    const found = offerOf(catalog, draft.id, draft.routine, answers);
    if (!found) return nothing;
    return found.offered ? changedForYou(found) : notForYou(found);
  }

  private more(draft: OwnDraft, { keeping }: DraftView): unknown {
    if (keeping === "new") return nothing;
    return html`<p class="buttons part">
      <button type="button" class="button" @click=${() => void draft.flush().then(() => location.assign(`/routines/new?from=${draft.id}`))}>${icon("copy")}Make a copy</button>
      <button type="button" class="button" @click=${() => void this.attempt(draft.erase())}>${icon("bin")}Delete this routine</button>
    </p>`;
  }

  private readonly named = (event: Event): void => {
    this.typed = (event.target as HTMLInputElement).value;
    const outcome = titleOf(this.typed);
    this.fault = "fault" in outcome ? outcome.fault : "";
    if ("title" in outcome) this.draft?.rename(outcome.title);
  };

  private readonly picked = ({ detail }: CustomEvent<string>): void => {
    const item = this.building?.catalog.items[detail];
    const step = item && firstStep(item);
    if (step) this.draft?.add(step);
  };

  private async attempt(kept: Promise<boolean>): Promise<void> {
    this.said = (await kept) ? "" : "This phone could not keep the change. Free some space and try again.";
  }

  override updated(): void {
    const { draft } = this;
    if (draft && draft.view.value.keeping === "kept" && !location.pathname.endsWith(draft.id)) history.replaceState(history.state, "", `/routines/mine/${draft.id}`);
  }
}

customElements.define("own-routine", OwnRoutineElement);
