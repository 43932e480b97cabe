// For whom a self-test of Learn is. Pure.
import { refusal } from "./adapt.ts";
import type { PhoneCatalog } from "./generated/catalog.ts";
import { type Answers, verdict } from "./screening.ts";

/** `stop`: nothing that measures or moves is shown. */
export type SelfTestOffer = { open: true; mind: string[] } | { open: false; why: string; stop: boolean };

/** Whether these answers allow the self-test, and what to mind in it. One that the phone does not know is open. */
export function offerSelfTest(catalog: PhoneCatalog, slug: string, answers: Answers): SelfTestOffer {
  const test = catalog.self_tests[slug];
  if (!test) return { open: true, mind: [] };
  const level = refusal({ ...answers, conditions: [] });
  if (level === "stop") return { open: false, why: catalog.refusals.stop, stop: true };
  if (level === "clear_first" && test.moves) return { open: false, why: catalog.refusals.clear_first, stop: false };
  const leader = test.follows === null ? undefined : catalog.items[test.follows];
  const found = leader && verdict(leader, answers.conditions, answers.cleared);
  if (found && !found.allowed) return { open: false, why: found.why, stop: false };
  const named = catalog.conditions.filter(({ id }) => test.hidden_by.includes(id) && answers.conditions.includes(id));
  if (named.length > 0) return { open: false, why: `Not with: ${named.map(({ label }) => label).join("; ")}.`, stop: false };
  return { open: true, mind: found?.adapt ?? [] };
}
