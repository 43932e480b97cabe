// What the safety answers on this phone make of one routine or movement, for the pages and cards that show it.
import { adapt, refusal, stepSeconds } from "../domain/adapt.ts";
import type { PhoneCatalog } from "../domain/generated/catalog.ts";
import { type Offer, offer } from "../domain/offer.ts";
import { type Placed, placed } from "../domain/placed.ts";
import type { Screening } from "../domain/screening.ts";
import { type SelfTestOffer, offerSelfTest } from "../domain/self-test.ts";
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

/** For whom a self-test is; null while the questions are unanswered. */
export async function readSelfTest(slug: string): Promise<SelfTestOffer | null> {
  const mine = await known();
  return mine && offerSelfTest(mine.catalog, slug, mine.answers);
}

export interface StepsForYou {
  /** In the order of the routine; none if it is not offered. */
  steps: readonly Placed[];
  changed: boolean;
  seconds: number;
  /** What a movement is called. */
  title: (slug: string) => string;
}

/** A routine's steps as the answers make them; null while the questions are unanswered. */
export async function readSteps(slug: string): Promise<StepsForYou | null> {
  const mine = await known();
  const routine = mine?.catalog.routines.find((one) => one.slug === slug);
  if (!mine || !routine) return null;
  const { items } = mine.catalog;
  const found = adapt(routine, items, mine.answers);
  return {
    steps: found.refused ? [] : placed(routine.steps, found),
    changed: found.refused !== null || found.changes.length + found.hints.length > 0,
    seconds: found.steps.reduce((total, step) => total + stepSeconds(step), 0),
    title: (name) => items[name]?.title ?? name,
  };
}
