// A routine that came in a link: read at the door, shown, and kept only when asked.
import type { PhoneCatalog } from "../domain/generated/catalog.ts";
import type { Offer } from "../domain/offer.ts";
import { type SharedRoutine, readFragment } from "../domain/share-code.ts";
import { keepNew, offerOf, readBuilding } from "./own-routines.ts";

export type Arrived =
  | { kind: "refused"; why: string }
  | { kind: "shown"; routine: SharedRoutine; catalog: PhoneCatalog; offer: Offer | null };

const NO_CONTENT = "The app's content could not be loaded. Go online once, then open the link again.";

/** What the link of this address holds. `hash` begins with #. */
export async function readShared(hash: string): Promise<Arrived> {
  const building = await readBuilding().catch(() => null);
  if (!building) return { kind: "refused", why: NO_CONTENT };
  const { catalog, answers } = building;
  const found = readFragment(hash, catalog.items);
  if ("fault" in found) return { kind: "refused", why: found.fault };
  const offer = offerOf(catalog, "shared", { ...found.routine, made_at: 0 }, answers);
  return { kind: "shown", routine: found.routine, catalog, offer };
}

/** Keeps it among the person's own; resolves to its address. */
export async function keepShared(routine: SharedRoutine): Promise<string> {
  return `/routines/mine/${await keepNew({ ...routine, made_at: 0 })}`;
}
