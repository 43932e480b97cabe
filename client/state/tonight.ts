// Tonight's sleep tip, out of the content that the phone keeps.
import type { PhoneTip } from "../domain/generated/catalog.ts";
import { eveningOf, tipOf } from "../domain/tonight.ts";
import { epoch, zone } from "../platform/clock.ts";
import { loadCatalog } from "../storage/catalog.ts";

/** Rejects if the content cannot be read or has no tips: what the page said before is right then. */
export async function readTonight(): Promise<PhoneTip> {
  const { tips } = await loadCatalog();
  const now = epoch();
  const tip = tipOf(tips, eveningOf(now, zone(now).offsetMin));
  if (!tip) throw new Error("There are no tips");
  return tip;
}
