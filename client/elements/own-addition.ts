// On /routines?add=<movement>: which routine of one's own it goes into.
import { html, nothing } from "lit";
import { MOST_STEPS } from "../domain/own-routine.ts";
import { type OwnCard, addTo, readAddition, readOwnCards } from "../state/own-routines.ts";
import { icon } from "./icon.ts";
import { LightElement } from "./light.ts";
import { Reading } from "./reading.ts";

interface Asked {
  addition: { title: string; why: string | null } | null;
  cards: OwnCard[];
}

class OwnAddition extends LightElement {
  static override properties = { failed: { state: true } };
  declare failed: boolean;
  private readonly slug = new URLSearchParams(location.search).get("add");
  private readonly asked = new Reading<Asked>(this, () => this.read());

  constructor() {
    super();
    this.failed = false;
  }

  override render(): unknown {
    const { addition = null, cards = [] } = this.asked.value ?? {};
    if (!addition) return nothing;
    const { title, why } = addition;
    if (why !== null) return html`<section class="notice warn"><h2>${title}: not for you just now</h2><p>${why}</p></section>`;
    const open = cards.filter(({ routine }) => routine.steps.length < MOST_STEPS);
    return html`<section class="card" aria-labelledby="addition">
      <h2 id="addition">Add ${title} to</h2>
      <p class="buttons">
        ${open.map(({ id, routine }) => html`<button type="button" class="button" @click=${() => void this.add(id)}>${routine.title}</button>`)}
        <button type="button" class="button" @click=${() => void this.add(null)}>${icon("plus")}A new routine</button>
      </p>
      ${this.failed ? html`<p class="fault" role="alert">This phone could not keep it. Free some space, then try again.</p>` : nothing}
    </section>`;
  }

  private async read(): Promise<Asked> {
    if (this.slug === null) return { addition: null, cards: [] };
    return { addition: await readAddition(this.slug), cards: await readOwnCards() };
  }

  private async add(id: string | null): Promise<void> {
    const address = this.slug === null ? null : await addTo(id, this.slug).catch(() => null);
    this.failed = address === null;
    if (address !== null) location.assign(address);
  }
}

customElements.define("own-addition", OwnAddition);
