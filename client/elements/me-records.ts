// Where the records are: backup, what waits, what the server refused, how safe the browser keeps them, how much there is.
import { html, nothing } from "lit";
import { agoWords, countWords } from "../domain/phrases.ts";
import { waitingWords } from "../domain/sync-status.ts";
import { epoch } from "../platform/clock.ts";
import type { Storage } from "../platform/keep.ts";
import { dropDead, retryDead } from "../storage/outbox.ts";
import type { DeadOp } from "../storage/schema.ts";
import type { MeView } from "../state/me.ts";
import { syncNow } from "../sync/schedule.ts";
import { LightElement } from "./light.ts";
import "./data-state.ts";
import "./records-in.ts";
import "./records-out.ts";

const MEGABYTE = 1024 * 1024;

function sizeWords({ usedBytes, quotaBytes }: Storage): string {
  if (usedBytes === null) return "This browser does not say";
  const used = usedBytes < MEGABYTE ? "under 1 MB" : `${Math.round(usedBytes / MEGABYTE)} MB`;
  return quotaBytes
    ? `${used} of the ${Math.round(quotaBytes / MEGABYTE).toLocaleString("en-GB")} MB it may use`
    : used;
}

function promiseWords({ storage, asked }: MeView): string {
  if (storage.promised) return "Yes, until you delete them";
  if (storage.promised === null) return "This browser does not say";
  return asked ? "It was asked and did not promise. Installing the app helps" : "It is asked after your first session";
}

const COLLECTIONS: Record<string, string> = { session: "A session", checkin: "A check-in", routine: "A routine of your own", setting: "A setting" };

class MeRecords extends LightElement {
  static override properties = { view: { attribute: false } };
  declare view: MeView | undefined;

  override render(): unknown {
    const { view } = this;
    if (!view) return nothing;
    const { status, storage } = view;
    const fact = (name: string, value: unknown): unknown =>
      html`<div>
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`;
    return html`<section class="part" aria-labelledby="records-title">
      <h2 id="records-title">Your records</h2>
      <div class="card">
        <data-state></data-state>
        <dl class="facts">
          ${status.guest ? nothing : fact("Last backup", this.backup(view))}
          ${status.guest ? nothing : fact("Waiting", waitingWords(status.waiting) || "nothing")}
          ${fact("Kept by the browser", promiseWords(view))} ${fact("Space", sizeWords(storage))}
          ${status.memory.repairs > 0 ? fact("Set right", countWords(status.memory.repairs, "time")) : nothing}
        </dl>
        ${status.guest ? nothing : html`<p class="buttons"><button class="button" type="button" @click=${() => void syncNow()}>Back up now</button></p>`}
      </div>
      ${view.refused.map((op) => this.refused(op))}
      <records-out></records-out>
      <records-in></records-in>
    </section>`;
  }

  private backup({ status: { memory } }: MeView): string {
    return memory.backed_up_at === null ? "never yet" : agoWords(epoch() - memory.backed_up_at);
  }

  private refused(op: DeadOp): unknown {
    const decide = (work: Promise<void>): void => void work.then(() => this.tell("decided"));
    return html`<div class="notice warn">
      <p>
        <b>${COLLECTIONS[op.coll] ?? "A record"}</b> could not be backed up: ${op.detail || op.code}. It is kept here
        until you decide.
      </p>
      <p class="buttons">
        <button class="button" type="button" @click=${() => decide(retryDead(op.op))}>Try again</button>
        <button class="button" type="button" @click=${() => decide(dropDead(op.op))}>Give it up</button>
      </p>
    </div>`;
  }
}

customElements.define("me-records", MeRecords);
