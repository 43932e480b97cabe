// The person's own routines on this phone, and what is needed to make one.
import type { PhoneCatalog, PhoneRoutine } from "../domain/generated/catalog.ts";
import type { OwnRoutine } from "../domain/generated/wire.ts";
import { type Offer, offerRoutine } from "../domain/offer.ts";
import { blank, copyTitle, firstStep } from "../domain/own-edit.ts";
import { LONGEST_TITLE, asRoutine, ownIdOf, ownStep, plainLine, readOwn } from "../domain/own-routine.ts";
import { type Screening, verdict } from "../domain/screening.ts";
import { epoch, newId } from "../platform/clock.ts";
import { loadCatalog } from "../storage/catalog.ts";
import { change, list, one } from "../storage/records.ts";
import { loadScreening } from "../storage/screening.ts";
import { type DraftDoors, OwnDraft } from "./own-draft.ts";

const COLLECTION = "routine";
const SAVE_AFTER_MS = 400;

type Fields = Record<string, unknown>;

export interface OwnCard {
  id: string;
  routine: OwnRoutine;
  /** What the safety answers make of it; null while the questions are unanswered. */
  offer: Offer | null;
}

/** A phone that refuses to store has no answers: the player asks them then. */
async function answersHere(): Promise<Screening | null> {
  return loadScreening().catch(() => null);
}

/** All that this version can read, the newest first. */
export async function readOwnCards(): Promise<OwnCard[]> {
  const [catalog, answers, rows] = await Promise.all([loadCatalog(), answersHere(), list<Fields>(COLLECTION)]);
  const cards = rows.flatMap(({ id, fields }): OwnCard[] => {
    const routine = readOwn(fields);
    if (!routine) return [];
    const offer = answers && routine.steps.length > 0 ? offerRoutine(catalog, asRoutine(id, routine, catalog.items), answers) : null;
    return [{ id, routine, offer }];
  });
  return cards.sort((a, b) => b.routine.made_at - a.routine.made_at || (a.id < b.id ? -1 : 1));
}

/** The routine behind a source of the player such as mine/<id>; null if it is none, is not here or has no steps yet. */
export async function playableOwn(catalog: PhoneCatalog, source: string): Promise<PhoneRoutine | null> {
  const id = ownIdOf(source);
  const row = id === null ? undefined : await one<Fields>(COLLECTION, id);
  const routine = row && readOwn(row.fields);
  return id !== null && routine && routine.steps.length > 0 ? asRoutine(id, routine, catalog.items) : null;
}

const doors: DraftDoors = {
  read: async (id) => {
    const row = await one<Fields>(COLLECTION, id);
    return row && readOwn(row.fields);
  },
  write: (id, kind, fields) => change({ coll: COLLECTION, id, kind, fields }),
  later: (work) => {
    const timer = setTimeout(work, SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  },
};

/** Keeps a whole routine under a new id, which it resolves to. */
export async function keepNew(routine: OwnRoutine): Promise<string> {
  const id = newId();
  await change({ coll: COLLECTION, id, kind: "put", fields: { ...routine, made_at: epoch() } });
  return id;
}

/** A ready routine or one's own as the beginning of another; null if it is not here. */
async function copyOf(catalog: PhoneCatalog, source: string): Promise<OwnRoutine | null> {
  const made_at = epoch();
  const ready = catalog.routines.find(({ slug }) => slug === source);
  if (ready) return { title: copyTitle(ready.title), made_at, steps: ready.steps.map(ownStep) };
  const row = await one<Fields>(COLLECTION, source);
  const own = row && readOwn(row.fields);
  return own ? { ...own, title: plainLine(copyTitle(own.title), LONGEST_TITLE), made_at } : null;
}

/** The draft for an address: of an own one, of a copy (`from`), or a new one that is kept when something is done with it. */
export async function openDraft(id: string | null, from: string | null): Promise<OwnDraft> {
  const draft = new OwnDraft(id ?? newId(), doors);
  if (id !== null) {
    await draft.open();
    return draft;
  }
  const copy = from === null ? null : await copyOf(await loadCatalog(), from);
  if (copy) draft.begin(copy, true);
  else draft.begin(blank(await titles(), epoch()), false);
  return draft;
}

async function titles(): Promise<string[]> {
  const rows = await list<Fields>(COLLECTION).catch(() => []);
  return rows.flatMap(({ fields }) => readOwn(fields)?.title ?? []);
}

/** What a builder needs of the content, and the answers that mark what does not suit. */
export async function readBuilding(): Promise<{ catalog: PhoneCatalog; answers: Screening | null }> {
  const [catalog, answers] = await Promise.all([loadCatalog(), answersHere()]);
  return { catalog, answers };
}

/** A movement that is to go into a routine, or why it cannot. Null: there is no such movement. */
export async function readAddition(slug: string): Promise<{ title: string; why: string | null } | null> {
  const { catalog, answers } = await readBuilding();
  const item = Object.hasOwn(catalog.items, slug) ? catalog.items[slug] : undefined;
  if (!item) return null;
  const found = verdict(item, answers?.conditions ?? [], answers?.cleared ?? []);
  return { title: item.title, why: found.allowed ? null : found.why };
}

/** Puts a movement at the end of an own routine, or into a new one; resolves to its address. Rejects if that cannot be. */
export async function addTo(id: string | null, slug: string): Promise<string> {
  const { catalog } = await readBuilding();
  const item = catalog.items[slug];
  const step = item && firstStep(item);
  const draft = await openDraft(id, null);
  if (!step || draft.full || draft.view.value.status !== "ready") throw new Error("It takes no more");
  draft.add(step);
  await draft.flush();
  if (draft.view.value.keeping !== "kept") throw new Error("This phone could not keep it");
  return `/routines/mine/${draft.id}`;
}

/** What the answers make of a routine under construction. */
export function offerOf(catalog: PhoneCatalog, id: string, routine: OwnRoutine, answers: Screening | null): Offer | null {
  return answers && routine.steps.length > 0 ? offerRoutine(catalog, asRoutine(id, routine, catalog.items), answers) : null;
}
