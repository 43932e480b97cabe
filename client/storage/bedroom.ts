// What was ticked of the bedroom checklist. It stays in the person's database on this phone and goes with it.
import { type Bedroom, tick } from "../domain/bedroom.ts";
import { withDb } from "./person.ts";

const KEY = "bedroom";

export async function loadBedroom(): Promise<Bedroom> {
  return ((await withDb((db) => db.get("meta", KEY))) as Bedroom | undefined) ?? {};
}

/** Changes what is stored now, not what this page read earlier; resolves to the new list once it is on the disk. */
async function change(step: (before: Bedroom) => Bedroom): Promise<Bedroom> {
  return withDb(async (db) => {
    const writing = db.transaction("meta", "readwrite", { durability: "strict" });
    const after = step(((await writing.store.get(KEY)) as Bedroom | undefined) ?? {});
    await Promise.all([writing.store.put(after, KEY), writing.done]);
    return after;
  });
}

export function tickBedroom(slug: string, done: boolean, date: string): Promise<Bedroom> {
  return change((before) => tick(before, slug, done, date));
}

/** All ticks are taken away, to look at everything again. */
export function clearBedroom(): Promise<Bedroom> {
  return change(() => ({}));
}
