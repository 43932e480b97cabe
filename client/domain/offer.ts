// What this person can play under a slug, a routine's or a movement's; or why there is nothing. Pure.
import { type Change, type Refusal, adapt, refusal, standIn } from "./adapt.ts";
import type { PhoneCatalog, PhoneItem, PhoneRoutine, Step } from "./generated/catalog.ts";
import { type ChosenStep, type FirstSide, type Plan, makePlan } from "./plan.ts";
import { type Answers, CLEAR_FIRST_ITEM, NO_ROUTINE_WITH, effectiveLevel, verdict } from "./screening.ts";

export interface OfferOptions {
  readySeconds?: number;
  switchSeconds?: number;
  firstSide?: FirstSide;
  /** Items for whose easier relative the person asked. */
  eased?: readonly string[];
}

/** What is shown before the start. The texts name conditions, so they stay out of the plan and of every record. */
export interface Offered {
  offered: true;
  plan: Plan;
  leftOut: { item: string; why: string }[];
  swapped: { item: string; by: string; why: string }[];
  adapted: { item: string; how: string }[];
}

export interface Link {
  href: string;
  text: string;
}

/** `instead` is a movement that this person may play in its place; `open` is what to read or do for now. */
export interface Refused {
  offered: false;
  title: string;
  why: string;
  reason: Refusal | "item" | "unknown";
  instead: Link | null;
  open: readonly Link[];
}

export type Offer = Offered | Refused;

const SEATED = "Do it seated until a doctor or physiotherapist has said yes.";

function playLink(item: PhoneItem): Link {
  return { href: `/play/${item.slug}`, text: item.title };
}

function refuse(catalog: PhoneCatalog, title: string, reason: Refusal): Refused {
  const breathe = catalog.items[CLEAR_FIRST_ITEM];
  const instead = reason === "clear_first" && breathe ? playLink(breathe) : null;
  const open = reason === "no_routine" ? catalog.open_in_pregnancy : [];
  return { offered: false, title, why: catalog.refusals[reason], reason, instead, open };
}

function nothing(title: string, why: string, reason: "item" | "unknown", instead: PhoneItem | null = null): Refused {
  return { offered: false, title, why, reason, instead: instead && playLink(instead), open: [] };
}

function chosen(catalog: PhoneCatalog, step: Step): ChosenStep {
  const item = catalog.items[step.item];
  return { step, title: item?.title ?? step.item, mode: item?.mode ?? "hold", cue: item?.cue ?? null };
}

function planOf(catalog: PhoneCatalog, source: Pick<Plan, "source" | "title" | "kind">, steps: readonly Step[], options: OfferOptions): Plan {
  return makePlan(source, steps.map((step) => chosen(catalog, step)), {
    readySeconds: options.readySeconds ?? catalog.ready_seconds,
    switchSeconds: options.switchSeconds ?? catalog.switch_seconds,
    firstSide: options.firstSide ?? "left",
  });
}

function titled(catalog: PhoneCatalog, { item, by, why }: Change): Change {
  const title = (slug: string): string => catalog.items[slug]?.title ?? slug;
  return { item: title(item), by: by === null ? null : title(by), why };
}

/** A routine as it is for someone with these answers. */
export function offerRoutine(catalog: PhoneCatalog, routine: PhoneRoutine, answers: Answers, options: OfferOptions = {}): Offer {
  const found = adapt(routine, catalog.items, answers);
  if (found.refused) return refuse(catalog, routine.title, found.refused);
  const changes = found.changes.map((change) => titled(catalog, change));
  const easier = (step: Step): Step => (options.eased?.includes(step.item) ? easierStep(catalog, step.item, answers)?.step : null) ?? step;
  return {
    offered: true,
    plan: planOf(catalog, { source: routine.slug, title: routine.title, kind: "routine" }, found.steps.map(easier), options),
    leftOut: changes.flatMap(({ item, by, why }) => (by === null ? [{ item, why }] : [])),
    swapped: changes.flatMap(({ item, by, why }) => (by === null ? [] : [{ item, by, why }])),
    adapted: found.hints.map(({ item, how }) => ({ item: catalog.items[item]?.title ?? item, how })),
  };
}

/** A movement on its own is never played as another one: the other one is named instead. */
export function offerItem(catalog: PhoneCatalog, item: PhoneItem, answers: Answers, options: OfferOptions = {}): Offer {
  const level = refusal({ ...answers, conditions: [] });
  if (level === "stop" || (level === "clear_first" && item.slug !== CLEAR_FIRST_ITEM)) return refuse(catalog, item.title, level);
  const found = verdict(item, answers.conditions, answers.cleared);
  if (!found.allowed) return nothing(item.title, found.why, "item", insteadOf(catalog, item, answers));
  if (!item.solo) return nothing(item.title, "This is something to know, not a movement to play.", "item");
  const hints = level === "clear_first" ? [SEATED, ...found.adapt] : found.adapt;
  return {
    offered: true,
    plan: planOf(catalog, { source: item.slug, title: item.title, kind: "item" }, [item.solo], options),
    leftOut: [],
    swapped: [],
    adapted: hints.map((how) => ({ item: item.title, how })),
  };
}

/** For what never plays, the settings of its replacement count. */
function insteadOf(catalog: PhoneCatalog, item: PhoneItem, answers: Answers): PhoneItem | null {
  const replacement = item.replacement === null ? undefined : catalog.items[item.replacement];
  return standIn(item, catalog.items, [...item.settings, ...(replacement?.settings ?? [])], answers);
}

/** What this person can play under this slug, a routine's or a movement's; or why there is nothing to play. */
export function offer(catalog: PhoneCatalog, slug: string, answers: Answers, options: OfferOptions = {}): Offer {
  const routine = catalog.routines.find((each) => each.slug === slug);
  if (routine) return offerRoutine(catalog, routine, answers, options);
  const item = catalog.items[slug];
  return item ? offerItem(catalog, item, answers, options) : nothing("Nothing to play", "There is no such routine on this phone.", "unknown");
}

/** The easier relative of a movement as one short step, if there is one that this person may do. */
export function easierStep(catalog: PhoneCatalog, slug: string, { conditions, cleared }: Answers): ChosenStep | null {
  const easier = catalog.items[catalog.items[slug]?.easier ?? ""];
  if (!easier?.solo || !verdict(easier, conditions, cleared).allowed) return null;
  return chosen(catalog, { ...easier.solo, sets: 1 });
}

/** May a plan that was made under earlier answers still go on? */
export function stillSuits(catalog: PhoneCatalog, plan: Plan, answers: Answers): boolean {
  const level = effectiveLevel(answers);
  if (level !== "none" && !(level === "clear_first" && plan.source === CLEAR_FIRST_ITEM)) return false;
  if (plan.kind === "routine" && answers.conditions.some((id) => NO_ROUTINE_WITH.includes(id))) return false;
  return plan.steps.every(({ item: slug }) => {
    const item = catalog.items[slug];
    return item ? verdict(item, answers.conditions, answers.cleared).allowed : answers.conditions.length === 0;
  });
}
