// Signing out: backs up what waits, asks about what could not be backed up, then clears this person from the phone.
// Where the server sent a form that only ends the session, the form stays for a phone that is somebody else's.
import { html } from "lit";
import { waitingWords } from "../domain/sync-status.ts";
import { currentPerson } from "../storage/person.ts";
import { readStatus } from "../state/sync-status.ts";
import { leave } from "../sync/presence.ts";
import { syncNow } from "../sync/schedule.ts";
import { ServedElement } from "./served.ts";

type State =
  { kind: "idle" } | { kind: "busy"; words: string } | { kind: "asking"; waiting: string } | { kind: "failed" };

class SignOut extends ServedElement {
  static override properties = { account: {}, words: {}, here: { state: true }, state: { state: true } };
  /** Whose session the page shows; without it, whoever the phone is. */
  declare account: string | undefined;
  declare words: string;
  declare here: boolean;
  declare state: State;

  constructor() {
    super();
    this.words = "Sign out";
    this.here = false;
    this.state = { kind: "idle" };
  }

  protected override get ready(): boolean {
    return this.account === undefined || this.here;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void currentPerson().then(
      ({ account }) => (this.here = account === this.account),
      () => undefined,
    );
  }

  override render(): unknown {
    const { state } = this;
    if (state.kind === "busy") return html`<p role="status">${state.words}</p>`;
    if (state.kind === "asking") return this.question(state.waiting);
    return html`${state.kind === "failed" ? html`<p role="alert">This phone could not delete its records. Close the app's other tabs and try again.</p>` : ""}
      <button class="button" type="button" @click=${() => void this.begin()}>${this.words}</button>`;
  }

  private question(waiting: string): unknown {
    return html`<section class="notice warn" role="alertdialog" aria-labelledby="unsent-title">
      <h3 id="unsent-title">${waiting} not backed up yet</h3>
      <p>Signing out deletes your records from this device. What the server does not have would be lost.</p>
      <p class="buttons">
        <button class="button primary" type="button" @click=${() => void this.begin()}>Sync now</button>
        <button class="button warn" type="button" @click=${() => void this.finish()}>Delete them and sign out</button>
        <button class="button" type="button" @click=${() => (this.state = { kind: "idle" })}>Stay signed in</button>
      </p>
    </section>`;
  }

  private async begin(): Promise<void> {
    this.state = { kind: "busy", words: "Backing up…" };
    await syncNow();
    await syncNow(); // the first may have been under way before the last change was made
    const { waiting, refused } = await readStatus();
    const all = refused > 0 ? { ...waiting, refused } : waiting;
    if (Object.keys(all).length > 0) this.state = { kind: "asking", waiting: waitingWords(all) };
    else await this.finish();
  }

  private async finish(): Promise<void> {
    this.state = { kind: "busy", words: "Signing out…" };
    try {
      const { account } = await currentPerson();
      await leave(account);
      location.replace("/");
    } catch {
      this.state = { kind: "failed" };
    }
  }
}

customElements.define("sign-out", SignOut);
