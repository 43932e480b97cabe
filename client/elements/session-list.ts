// The sessions of a week, each a link to its page.
import { html, nothing } from "lit";
import type { Session } from "../domain/generated/wire.ts";
import { clockWords, minuteWords, whenWords } from "../domain/phrases.ts";
import type { Row } from "../storage/records.ts";
import { LightElement } from "./light.ts";

/** "6 → 4", or the one that was given. */
export function tensionWords({ tension_before: before, tension_after: after }: Session): string {
  if (before != null && after != null) return `${before} → ${after}`;
  if (before != null) return `${before} before`;
  return after != null ? `${after} after` : "";
}

class SessionList extends LightElement {
  static override properties = { sessions: { attribute: false }, today: {}, guest: { type: Boolean } };
  declare sessions: Row<Session>[];
  declare today: string;
  declare guest: boolean;

  constructor() {
    super();
    this.sessions = [];
    this.guest = false;
  }

  override render(): unknown {
    return html`<ul role="list" class="session-list">
      ${this.sessions.map((row) => this.entry(row))}
    </ul>`;
  }

  private entry({ id, fields, pending }: Row<Session>): unknown {
    const felt = tensionWords(fields);
    return html`<li>
      <a class="card" href="/history/session/${id}">
        <b>${fields.title}</b>
        <span>${whenWords(fields.local_date, this.today)}, ${clockWords(fields.started_at, fields.offset_min)}</span>
        <span
          >${minuteWords(fields.active_ms)}${fields.completed ? "" : ", in part"}${felt ? `, tension ${felt}` : ""}</span
        >
        ${pending && !this.guest ? html`<small class="quiet">On this phone only, waiting to be backed up</small>` : nothing}
      </a>
    </li>`;
  }
}

customElements.define("session-list", SessionList);
