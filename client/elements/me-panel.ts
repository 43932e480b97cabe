// Me: who uses this phone, where the records are, and the choices that need no page of their own.
import { html, nothing } from "lit";
import { type Holdings, adoptGuest, holdsRecords } from "../storage/adoption.ts";
import { deletePerson } from "../storage/database.ts";
import { type MeView, readMe } from "../state/me.ts";
import { holdingsWords } from "./holdings.ts";
import { Reading } from "./reading.ts";
import { ServedElement } from "./served.ts";
import "./me-figure.ts";
import "./me-records.ts";
import "./me-settings.ts";
import "./practice-times.ts";
import "./sign-out.ts";

class MePanel extends ServedElement {
  private readonly me = new Reading<MeView>(this, readMe);

  protected override get ready(): boolean {
    return this.me.value !== null;
  }

  override render(): unknown {
    const view = this.me.value;
    if (!view) return nothing;
    return html`<section class="card" aria-labelledby="account-title">
        <h2 id="account-title">Account</h2>
        ${view.status.guest ? this.guest(view) : this.member(view)}
      </section>
      <me-records .view=${view} @decided=${() => void this.me.again()}></me-records>
      <me-settings .choices=${view.choices}></me-settings>
      <practice-times></practice-times>
      <me-figure></me-figure>`;
  }

  private guest({ guest }: MeView): unknown {
    const some = guest !== null && holdsRecords(guest);
    return html`<p>
        You use this device without an account, and everything works. With one, your history is backed up and on your other devices.
        ${some ? `${holdingsWords(guest)} come along when you sign up or in.` : "What you do here comes along when you sign up or in."}
      </p>
      <p class="buttons">
        <a class="button primary" href="/sign-up">Sign up</a><a class="button" href="/sign-in">Sign in</a>
      </p>`;
  }

  private member({ account, status, guest }: MeView): unknown {
    const expired = status.memory.outcome === "sign-in" || status.memory.outcome === "mismatch";
    return html`<p>You are signed in as <strong>${status.name ?? ""}</strong>.</p>
      ${status.memory.outcome === "gone" ? html`<p>This account was deleted elsewhere. What is on this device is here only; signing out deletes it.</p>` : nothing}
      ${expired ? html`<p>The server does not know this device any more. Nothing is lost: <a href="/sign-in">sign in again</a> to go on backing up.</p>` : nothing}
      ${guest ? this.apart(account, guest) : nothing}
      <p class="buttons"><a class="button" href="/account">Account and devices</a></p>
      <sign-out></sign-out>`;
  }

  private apart(account: string, guest: Holdings): unknown {
    const decide = (work: Promise<unknown>): void => void work.catch(() => undefined).then(() => this.me.again());
    return html`<div class="notice">
      <p>${holdingsWords(guest)} from before you signed in are kept apart on this device.</p>
      <p class="buttons">
        <button class="button" type="button" @click=${() => decide(adoptGuest(account))}>Add to your history</button>
        <button class="button" type="button" @click=${() => decide(deletePerson("guest"))}>Delete</button>
      </p>
    </div>`;
  }
}

customElements.define("me-panel", MePanel);
