// What the safety answers on this phone make of one routine or movement, for the pages and cards that show it.
import { refusal } from "../domain/adapt.ts";
import type { PhoneCatalog } from "../domain/generated/catalog.ts";
import { type Offer, offer } from "../domain/offer.ts";
import type { Screening } from "../domain/screening.ts";
import { loadCatalog } from "../storage/catalog.ts";
import { loadScreening } from "../storage/screening.ts";

interface Known {
  catalog: PhoneCatalog;
  answers: Screening;
}

let reading: Promise<Known | null> | null = null;

async function read(): Promise<Known | null> {
  const answers = await loadScreening();
  return answers && { catalog: await loadCatalog(), answers };
}

/** All cards of a page ask at the same moment: one reading serves them. */
function known(): Promise<Known | null> {
  reading ??= read().finally(() => (reading = null));
  return reading;
}

export interface ForYou {
  /** Null while the questions are unanswered, and for what plays for nobody. */
  offer: Offer | null;
  /** With a stop sign: why nothing that moves is shown. */
  stop: string | null;
}

/** What can be played under this slug. A page that is about no single movement or routine has none. */
export async function readForYou(slug: string | undefined): Promise<ForYou> {
  const mine = await known();
  if (!mine) return { offer: null, stop: null };
  const { catalog, answers } = mine;
  const plays = slug && (catalog.routines.some((routine) => routine.slug === slug) || catalog.items[slug]?.solo);
  const stop = refusal(answers) === "stop" ? catalog.refusals.stop : null;
  return { offer: plays ? offer(catalog, slug, answers) : null, stop };
}
