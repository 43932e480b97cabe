// The small pieces of the page of a routine of one's own.
import { html, nothing } from "lit";
import type { DraftStatus, DraftView } from "../state/own-draft.ts";
import { icon } from "./icon.ts";

const MISSING: Partial<Record<DraftStatus, string>> = {
  missing: "This phone does not hold the routine of this address. It may have been deleted, or it has not arrived from the server yet.",
  unreadable: "This routine was made by a newer version of the app. Update the app to see it; nothing is lost.",
  failed: "This phone's records cannot be read at the moment. They are not lost: close the app's other tabs and open this page again.",
};

export function missing(status: DraftStatus): unknown {
  return html`<header class="head"><h1>Your own routine</h1></header>
    <p class="notice ${status === "failed" ? "warn" : ""}">${MISSING[status] ?? nothing}</p>
    <p class="buttons part"><a class="button primary" href="/routines">All routines</a></p>`;
}

export function deleted(title: string, restore: () => void): unknown {
  return html`<header class="head"><h1>${title}</h1></header>
    <div class="notice" role="status">
      <p>Deleted. What you have practised with it stays in your history.</p>
      <p class="buttons">
        <button class="button" type="button" @click=${restore}>${icon("undo")}Undo</button><a class="button" href="/routines">All routines</a>
      </p>
    </div>`;
}

export const noSteps = html`<p class="notice">No movements yet. Add the first one: it comes with its gentlest dose, and you can change all of it.</p>`;

/** Only what needs doing is loud. */
export function keepingLine(keeping: DraftView["keeping"], again: () => void): unknown {
  if (keeping === "failed") {
    return html`<div class="notice warn" role="alert">
      <p>This phone could not keep the last change. Free some space, then try again; leave this page open until then.</p>
      <p class="buttons"><button type="button" class="button" @click=${again}>Try again</button></p>
    </div>`;
  }
  const words = { new: "Kept on this phone as soon as you change something.", waiting: "Saving…", kept: "Saved on this phone." }[keeping];
  return html`<p class="small quiet own-kept">${words}</p>`;
}
