// When to sync: after a record, when the network or the person comes back, at the start, every quarter of an hour.
import { backoffMs } from "../domain/backoff.ts";
import { newId } from "../platform/clock.ts";
import { ROUTINE, heldByATab } from "../platform/locks.ts";
import { onNotice } from "../storage/notices.ts";
import { PersonChanged, assertSamePerson, finishErasure } from "../storage/person.ts";
import { type Outcome, syncNow as syncOnce } from "./engine.ts";
import { keepWhatIsStored } from "../state/keep.ts";

const QUARTER_HOUR_MS = 900_000;
const OTHER_TAB_MS = 2_000;

let running: Promise<Outcome> | null = null;
let wanted = false;
let failures = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

const chance = (): number => Number.parseInt(newId().slice(0, 8), 16) / 2 ** 32;

/** Full storage or a lost database: nothing is gone, and the next try may work. */
const failed = (): Outcome => ({ kind: "offline" });

function nextTryMs(outcome: Outcome): number | null {
  if (outcome.kind === "busy") return OTHER_TAB_MS;
  if (outcome.kind === "wait" && outcome.seconds !== undefined) return outcome.seconds * 1_000 + backoffMs(0, chance());
  if (outcome.kind !== "offline") return null; // done, or waiting for the person
  failures += 1;
  return backoffMs(failures, chance());
}

async function run(): Promise<Outcome> {
  clearTimeout(timer);
  wanted = false;
  const outcome = await syncOnce().catch(failed);
  if (outcome.kind === "done") failures = 0;
  const delay = wanted ? 0 : nextTryMs(outcome);
  if (delay !== null) timer = setTimeout(() => void syncNow(), delay);
  return outcome;
}

/** Syncs now, or joins the sync that runs and has another follow it. */
export function syncNow(): Promise<Outcome> {
  if (running) wanted = true;
  running ??= run().finally(() => (running = null));
  return running;
}

/** Shows another person's page to nobody: also not from the browser's memory of a page that was left. */
async function reloadIfAnother(): Promise<void> {
  const another = await assertSamePerson().then(
    () => false,
    (error: unknown) => error instanceof PersonChanged,
  );
  if (another && !(await heldByATab(ROUTINE))) location.reload();
}

let started = false;

/** Starts syncing for as long as this page lives. Calling it again does nothing. */
export function startSync(): void {
  if (started) return;
  started = true;
  keepWhatIsStored();
  onNotice((notice, fromHere) => {
    if (notice === "written" && fromHere) void syncNow();
    if (notice === "person" && !fromHere) void reloadIfAnother();
  });
  addEventListener("online", () => void syncNow());
  addEventListener("pageshow", (event) => event.persisted && void reloadIfAnother());
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && void syncNow());
  setInterval(() => void syncNow(), QUARTER_HOUR_MS);
  void finishErasure().then(syncNow, syncNow);
}
