// Search and filters over the cards of /moves, which stay as the server sent them until something is asked.
// What is asked stands in the address: it can be shared, and a step back takes it back.
import { LitElement, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { type Asked, type Chosen, LONGEST_QUERY, NOTHING_CHOSEN, chosenCount, passes, readAddress, writeAddress } from "../domain/filters.ts";
import type { FindEntry } from "../domain/generated/finder.ts";
import { type Finder, readFinder, readSuits } from "../state/finder.ts";
import { Shelf } from "./find-shelf.ts";
import { icon } from "./icon.ts";
import { Reading } from "./reading.ts";
import { tipCard } from "./find-tip.ts";
import { TypedAddress } from "./typed-address.ts";
import "./find-empty.ts";
import "./find-filters.ts";

/** What a tall phone shows at once. What was typed shows this much first, and the rest when that can be seen. */
const FIRST_SHOWN = 6;

class MovesFinder extends LitElement {
  static override properties = { query: { state: true }, chosen: { state: true }, most: { state: true } };
  declare query: string;
  declare chosen: Chosen;
  declare most: number;
  private growing: number | null = null;
  private searched: { query: string; pool: readonly FindEntry[] } = { query: "", pool: [] };
  private readonly address = new TypedAddress();
  private shelf: Shelf | null = null;
  private found: readonly FindEntry[] = [];
  private readonly finder = new Reading<Finder>(this, () => this.load());
  private readonly mine = new Reading(this, readSuits);
  private readonly moved = (): void => {
    const finder = this.finder.value;
    if (finder) this.take(readAddress(location.search, finder.choices));
  };

  constructor() {
    super();
    this.query = "";
    this.chosen = NOTHING_CHOSEN;
    this.most = Infinity;
  }

  /** Renders beside the cards, into the place that the page keeps free. */
  override createRenderRoot(): HTMLElement {
    this.shelf = new Shelf(this);
    return this.querySelector<HTMLElement>(".find") ?? this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("popstate", this.moved);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("popstate", this.moved);
  }

  /** The address is read when its words are known; what was typed meanwhile counts more. */
  private async load(): Promise<Finder> {
    const finder = await readFinder(this.dataset["index"] ?? "");
    if (!this.finder.value) {
      const asked = readAddress(location.search, finder.choices);
      this.take(this.query ? { ...asked, query: this.query } : asked);
    }
    return finder;
  }

  private take({ query, chosen }: Asked): void {
    this.query = query;
    this.chosen = chosen;
  }

  /** Asks for something else: a step to go back to. */
  private ask(asked: Asked): void {
    this.address.write();
    this.take(asked);
    history.pushState(null, "", location.pathname + writeAddress(asked));
  }

  private readonly typed = (event: Event): void => {
    const query = (event.target as HTMLInputElement).value;
    this.address.later({ query, chosen: this.chosen }, this.query === "" && query !== "");
    this.take({ query, chosen: this.chosen });
    this.most = FIRST_SHOWN;
  };

  private get searching(): boolean {
    return this.query.trim() !== "";
  }

  override render(): unknown {
    return html`<form role="search" @submit=${this.submitted}>
        <label for="find-words">Find a movement</label>
        <div class="find-field">
          ${icon("search")}
          <input
            id="find-words"
            type="search"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            enterkeyhint="search"
            maxlength=${LONGEST_QUERY}
            placeholder="hip flexor, tennis ball, can’t sleep"
            .value=${this.query}
            @input=${this.typed}
          />
        </div>
      </form>
      ${this.finder.value && this.mine.settled ? this.results(this.finder.value) : this.missing()}`;
  }

  private results(finder: Finder): unknown {
    const asked = { query: this.query, chosen: this.chosen };
    const suits = this.mine.value ? this.mine.value.suits : null;
    const pool = this.searching ? this.search(finder) : finder.cards;
    this.found = pool.filter((entry) => passes(entry, this.chosen, suits));
    return html`<div @chose=${({ detail }: CustomEvent<Chosen>) => this.ask({ query: this.query, chosen: detail })} @see=${this.see}>
        <find-filters .entries=${pool} .choices=${finder.choices} .chosen=${this.chosen} .suits=${this.mine.value?.suits} .found=${this.found.length}></find-filters>
      </div>
      ${this.status(finder)}
      ${this.searching && this.found.length > 0 ? this.list(finder) : nothing}
      ${this.found.length === 0 ? html`<find-empty .pool=${pool} .cards=${finder.cards} .choices=${finder.choices} .asked=${asked} .suits=${suits} @ask=${({ detail }: CustomEvent<Asked>) => this.ask(detail)}></find-empty>` : nothing}`;
  }

  private search(finder: Finder): readonly FindEntry[] {
    if (this.searched.query !== this.query) this.searched = { query: this.query, pool: finder.search(this.query) };
    return this.searched.pool;
  }

  private status(finder: Finder): unknown {
    const asked = this.searching || chosenCount(this.chosen) > 0;
    const words = this.searching ? `${this.found.length} found` : `${this.found.length} of ${finder.cards.length}`;
    const unanswered = this.chosen.suits.length > 0 && !this.mine.value?.suits;
    return html`<div class="find-status ${asked ? "" : "idle"}">
      <p role="status">${asked ? words : nothing}</p>
      ${asked ? html`<button class="button" type="button" @click=${this.clear}>Clear</button>` : nothing}
      ${unanswered ? html`<p class="hint">“Suits me” waits for your <a href="/screening?next=/moves">safety answers</a>: until then it leaves nothing out.</p>` : nothing}
    </div>`;
  }

  private list({ choices }: Finder): unknown {
    return html`<section aria-label="Found" aria-busy=${this.most < this.found.length}>
      <h2 class="visually-hidden">Found</h2>
      <div class="cards">
        ${repeat(
          this.found.slice(0, this.most),
          ({ slug }) => slug,
          (entry) => (entry.kind === "tip" ? tipCard(entry, choices) : (this.shelf?.lend(entry.slug) ?? nothing)),
        )}
      </div>
    </section>`;
  }

  private missing(): unknown {
    if (!this.finder.failed) return nothing;
    return html`<p class="notice" role="status">
      Search and filters could not be loaded. Everything is below.
      <button class="button" type="button" @click=${() => void this.finder.again()}>Try again</button>
    </p>`;
  }

  /** The groups follow when the list of results has let go of their cards. */
  override updated(): void {
    const known = this.finder.value !== null && this.mine.settled;
    const filtered = known && (this.searching || chosenCount(this.chosen) > 0);
    if (!known) return;
    this.shelf?.show(this.searching ? null : new Set(this.found.map(({ slug }) => slug)), filtered);
    if (this.most < this.found.length) this.growing ??= requestAnimationFrame(() => requestAnimationFrame(this.grow));
  }

  private readonly grow = (): void => {
    this.growing = null;
    this.most = Infinity;
  };

  private readonly clear = (): void => {
    this.ask({ query: "", chosen: NOTHING_CHOSEN });
    this.querySelector<HTMLInputElement>("#find-words")?.focus();
  };

  private readonly see = (): void => {
    this.querySelector(".find-status")?.scrollIntoView({ block: "start" });
  };

  /** What is typed is found already: the key only puts the phone's keyboard away. */
  private readonly submitted = (event: Event): void => {
    event.preventDefault();
    this.querySelector<HTMLInputElement>("#find-words")?.blur();
  };
}

customElements.define("moves-finder", MovesFinder);
