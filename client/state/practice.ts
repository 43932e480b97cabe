// What a player page needs before the start: the content, the answers to the safety questions, a run that was broken off.
import { type Channels, firstSide } from "../domain/channels.ts";
import type { PhoneCatalog } from "../domain/generated/catalog.ts";
import type { NextTime } from "../domain/next-time.ts";
import { type Offer, easierStep, offer, stillSuits } from "../domain/offer.ts";
import type { ChosenStep, PlanTimes } from "../domain/plan.ts";
import type { Run } from "../domain/run.ts";
import { NO_ANSWERS, type Screening, screeningDue } from "../domain/screening.ts";
import { epoch, localDate, zone } from "../platform/clock.ts";
import { ROUTINE, heldByATab } from "../platform/locks.ts";
import { saysNothingApplies } from "../platform/tab-memory.ts";
import { loadCatalog } from "../storage/catalog.ts";
import { loadRunning } from "../storage/running.ts";
import { loadScreening } from "../storage/screening.ts";
import { readNextTime } from "./next-time.ts";
import { playableOwn } from "./own-routines.ts";

export interface HurtLately {
  item: string;
  title: string;
  /** Title of the easier relative, if this person may do it. */
  easier: string | null;
  on: boolean;
  /** So often that someone should look at it. */
  often: boolean;
}

export interface Practice {
  slug: string;
  offer: Offer;
  /** The safety questions come first. */
  askFirst: boolean;
  /** Which side is tighter is asked here: the one that was said last; null if it makes no difference. */
  tighter: "left" | "right" | null;
  /** What is coming and hurt lately; `on`: its easier relative is taken in its place. */
  hurtLately: HurtLately[];
  /** A run that was broken off, of this or of another source. */
  broken: Run | null;
  /** A routine runs in another tab, so what looks broken off may be under way there. */
  elsewhere: boolean;
  /** It may go on: the answers were given, and allow all of it. */
  resumable: boolean;
  /** The easier relative of an item, if this person may play it. */
  easier(item: string): { slug: string; title: string } | null;
  /** The same as a step that can be put in its place. */
  easierStep(item: string): ChosenStep | null;
}

export type PracticeState = { status: "loading" } | { status: "unknown" } | { status: "failed" } | ({ status: "ready" } & Practice);

function easierOf(catalog: PhoneCatalog, answers: Screening | null): Pick<Practice, "easier" | "easierStep"> {
  const step = (item: string): ChosenStep | null => easierStep(catalog, item, answers ?? NO_ANSWERS);
  const named = ({ step: { item }, title }: ChosenStep): { slug: string; title: string } => ({ slug: item, title });
  return {
    easierStep: step,
    easier: (item) => {
      const found = step(item);
      return found && named(found);
    },
  };
}

/** What a player's address names: a slug, or mine/<id> for a routine of one's own. */
export function slugOf(path: string): string {
  return path.replace(/\/+$/, "").replace(/^\/play\//, "");
}

export function timesOf(channels: Channels): PlanTimes {
  return { readySeconds: channels.ready_seconds, switchSeconds: channels.switch_seconds, firstSide: firstSide(channels) };
}

function tighterSide(found: Offer, { first_side, tighter_side }: Channels): Practice["tighter"] {
  const sided = found.offered && found.plan.steps.some(({ sides }) => sides === 2);
  return sided && first_side === "tighter" ? tighter_side : null;
}

async function readHurtLately(usual: Offer, { easier }: Pick<Practice, "easier">, eased: readonly string[]): Promise<HurtLately[]> {
  const { ease, seeSomeone } = await readNextTime().catch(() => ({ ease: [], seeSomeone: [] }) as Pick<NextTime, "ease" | "seeSomeone">);
  if (!usual.offered || usual.plan.kind === "item") return [];
  const coming = usual.plan.steps.filter(({ item }, index, all) => ease.includes(item) && all.findIndex((step) => step.item === item) === index);
  return coming.map(({ item, title }) => {
    return { item, title, easier: easier(item)?.title ?? null, on: eased.includes(item), often: seeSomeone.includes(item) };
  });
}

/** Reads it all from the phone. Rejects if the content is neither kept nor reachable. */
export async function readPractice(slug: string, channels: Channels, eased: readonly string[] = []): Promise<PracticeState> {
  const content = await loadCatalog();
  const own = await playableOwn(content, slug).catch(() => null);
  const catalog = own ? { ...content, routines: [...content.routines, own] } : content;
  // A phone that refuses to store still plays; it then asks its questions each time.
  const today = localDate(epoch(), zone().offsetMin);
  const unkept = saysNothingApplies() ? { ...NO_ANSWERS, answered_on: today } : null;
  const answers = await loadScreening().catch(() => unkept);
  const broken = await loadRunning().catch(() => null);
  const known = catalog.routines.some((routine) => routine.slug === slug) || catalog.items[slug]?.solo;
  if (!known && broken?.plan.source !== slug) return { status: "unknown" };
  const usual = offer(catalog, slug, answers ?? NO_ANSWERS, timesOf(channels));
  const found = eased.length > 0 ? offer(catalog, slug, answers ?? NO_ANSWERS, { ...timesOf(channels), eased }) : usual;
  const easing = easierOf(catalog, answers);
  const hurtLately = await readHurtLately(usual, easing, eased);
  const askFirst = screeningDue(answers, today);
  const resumable = broken !== null && stillSuits(catalog, broken.plan, answers ?? NO_ANSWERS);
  const elsewhere = await heldByATab(ROUTINE).catch(() => false);
  const before = { offer: found, askFirst, tighter: tighterSide(found, channels), hurtLately, broken, elsewhere, resumable };
  return { status: "ready", slug, ...before, ...easing };
}
