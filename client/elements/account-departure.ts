// The account was deleted: its copy on this device goes too.
import { html, nothing } from "lit";
import { forgetAccount } from "../sync/presence.ts";
import { ServedElement } from "./served.ts";

class AccountDeparture extends ServedElement {
  static override properties = { account: {}, cleared: { state: true } };
  declare account: string;
  declare cleared: boolean;

  constructor() {
    super();
    this.cleared = false;
  }

  protected override get ready(): boolean {
    return this.cleared;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void forgetAccount(this.account).then(
      () => (this.cleared = true),
      () => undefined, // the server's own words say what to do then
    );
  }

  override render(): unknown {
    return this.cleared ? html`<p role="status">This device's copy is deleted too.</p>` : nothing;
  }
}

customElements.define("account-departure", AccountDeparture);
