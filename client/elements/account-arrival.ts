// Signed in: from here on the phone is this person's. What a guest did here comes along, or is asked about.
import { html, nothing } from "lit";
import { deletePerson } from "../storage/database.ts";
import { type Holdings, adoptGuest, guestHoldings, holdsRecords, keepGuestApart } from "../storage/adoption.ts";
import { arrive } from "../storage/person.ts";
import { syncNow } from "../sync/schedule.ts";
import { holdingsWords } from "./holdings.ts";
import { ServedElement } from "./served.ts";

type State =
  | { kind: "arriving" }
  | { kind: "arrived"; kept: string }
  /** The account has records of its own, so whose the guest's are is for the person to say. */
  | { kind: "asking"; holdings: Holdings }
  /** Whether the account has records could not be learnt yet. */
  | { kind: "unheard"; holdings: Holdings }
  | { kind: "failed" };

/** Nothing is said about settings alone. */
function keptWords(holdings: Holdings): string {
  return holdsRecords(holdings) ? `${holdingsWords(holdings)} kept.` : "";
}

class AccountArrival extends ServedElement {
  static override properties = { account: {}, name: {}, state: { state: true }, busy: { state: true } };
  declare account: string;
  declare name: string;
  declare state: State;
  declare busy: boolean;

  constructor() {
    super();
    this.state = { kind: "arriving" };
    this.busy = false;
  }

  protected override get ready(): boolean {
    return this.state.kind !== "arriving";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.settle(() => this.welcome());
  }

  override render(): unknown {
    const { state } = this;
    if (state.kind === "failed")
      return html`<p class="notice warn" role="alert">
        You are signed in, but this phone could not open its records. Close the app's other tabs, free some space, and
        load this page again.
      </p>`;
    return html`<p>
        Hello, ${this.name}. What you practise on this device is now kept on the server too, and shown on your other
        devices.
      </p>
      ${state.kind === "arrived" && state.kept ? html`<p class="notice" role="status">${state.kept}</p>` : nothing}
      ${state.kind === "asking" ? this.question(state.holdings) : nothing}
      ${state.kind === "unheard" ? this.later(state.holdings) : nothing}`;
  }

  /** The sync itself adopts a guest's records into an account that has none; what is left is for the person to say. */
  private async welcome(): Promise<State> {
    const { account, name } = this;
    const [before] = await Promise.all([guestHoldings(account), arrive({ account, name })]);
    const outcome = await syncNow();
    const left = await guestHoldings(account);
    if (!before || before.kept_apart) return { kind: "arrived", kept: "" };
    if (!left) return { kind: "arrived", kept: keptWords(before) };
    return { kind: outcome.kind === "done" ? "asking" : "unheard", holdings: left };
  }

  private async adopt(holdings: Holdings): Promise<State> {
    await adoptGuest(this.account);
    await syncNow();
    return { kind: "arrived", kept: keptWords(holdings) };
  }

  private question(holdings: Holdings): unknown {
    const what = holdingsWords(holdings);
    return html`<section class="notice" aria-labelledby="guest-title">
      <h2 id="guest-title">${what} from before you signed in</h2>
      <p>They were made on this device by someone who was not signed in. Are they yours?</p>
      <p class="buttons">
        ${this.button("primary", `Add ${what}`, () => this.adopt(holdings))}
        ${this.button("", "Keep them apart", () => this.keepApart())}
        ${this.button("", "Delete them", () => this.forget(what))}
      </p>
    </section>`;
  }

  private button(kind: string, words: string, work: () => Promise<State>): unknown {
    return html`<button
      class="button ${kind}"
      type="button"
      ?disabled=${this.busy}
      @click=${() => void this.settle(work)}
    >
      ${words}
    </button>`;
  }

  private later(holdings: Holdings): unknown {
    return html`<section class="notice" role="status">
      <p>${holdingsWords(holdings)} from before you signed in stay on this device until the server can be reached.</p>
      <p class="buttons">${this.button("", "Try again", () => this.welcome())}</p>
    </section>`;
  }

  private async keepApart(): Promise<State> {
    await keepGuestApart(this.account);
    return { kind: "arrived", kept: "They stay on this device, apart from your account. You find them on Me." };
  }

  private async forget(what: string): Promise<State> {
    await deletePerson("guest");
    return { kind: "arrived", kept: `${what} deleted.` };
  }

  private async settle(work: () => Promise<State>): Promise<void> {
    this.busy = true;
    this.state = await work().catch((): State => ({ kind: "failed" }));
    this.busy = false;
  }
}

customElements.define("account-arrival", AccountArrival);
