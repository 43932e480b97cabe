// /routines/mine/<id>, and /routines/new with ?from=<a routine to copy> or nothing.
import "./base.ts";
import "../elements/for-you.ts";
import "../elements/own-routine.ts";
import { openDraft, readBuilding } from "../state/own-routines.ts";
import type { OwnDraft } from "../state/own-draft.ts";

type Page = HTMLElement & { draft?: OwnDraft; building?: unknown };

async function fill(element: Page): Promise<void> {
  const last = location.pathname.replace(/\/+$/, "").split("/").at(-1) ?? "";
  const id = last === "new" ? null : last;
  const from = new URLSearchParams(location.search).get("from");
  const [building, draft] = await Promise.all([readBuilding(), openDraft(id, from)]);
  Object.assign(element, { building, draft });
}

const element = document.querySelector<Page>("own-routine");
if (element) void fill(element);
