// One sync from beginning to end: push what waits, pull what is new, until both sides hold the same.
import type { SyncReply } from "../domain/generated/wire.ts";
import { MAX_OPS } from "../domain/protocol.ts";
import type { SyncMemory } from "../domain/sync-status.ts";
import { type Verdict, judge } from "../domain/verdict.ts";
import { epoch } from "../platform/clock.ts";
import { alone } from "../platform/locks.ts";
import { type Link, network } from "../platform/network.ts";
import { place, rememberSync, syncMemory } from "../storage/cursor.ts";
import { GUEST } from "../storage/database.ts";
import { deviceId, pendingSignOut, signOutHeard } from "../storage/device.ts";
import { announce } from "../storage/notices.ts";
import { assertSamePerson, openPresent } from "../storage/person.ts";
import type { PersonDb } from "../storage/schema.ts";
import { applyReply, buryOp, localDigest } from "./apply.ts";
import { adoptIntoNew, clearAdoptedGuest, resumeAdoption } from "../storage/adoption.ts";
import { type Sender, type Sent, compose } from "./request.ts";
import { startOver } from "./reset.ts";

export type Outcome =
  | { kind: SyncMemory["outcome"]; seconds?: number; message?: string }
  /** A guest's records stay on the phone. */
  | { kind: "guest" }
  /** Another tab is at it. */
  | { kind: "busy" };

const MAX_ROUNDS = 1_000;

/** What one run knows beside the database. */
interface Run {
  db: PersonDb;
  link: Link;
  sender: Sender;
  mostOps: number;
  /** An op that was refused alone. It is buried only once the server has shown that it takes a request without it. */
  suspect: { op: string; code: string; message: string } | null;
  repaired: boolean;
  previous: string;
}

/** Tells the server of a sign-out made offline. Until it has heard, nothing else goes out with the cookie. */
export async function tellSignOut(link: Link): Promise<boolean> {
  if ((await pendingSignOut()) === null) return true;
  const answer = await link.post("/api/sign-out", "{}");
  const heard = answer?.status === 200 && (answer.json as { signed_out?: unknown } | undefined)?.signed_out === true;
  if (heard) await signOutHeard();
  return heard;
}

/** Offers everything again; the next round goes on from the beginning. */
async function begin(run: Run, sent: Sent): Promise<null> {
  const offered = await startOver(run.db, sent.cursor);
  if (offered !== null) {
    const { offered_again } = await syncMemory(run.db);
    await rememberSync(run.db, { offered_again: offered_again + offered, offered_at: epoch() });
  }
  return null;
}

/** Phone and server say that they are level; if they do not hold the same, the phone starts over, once a run. */
async function verify(run: Run, sent: Sent, reply: SyncReply): Promise<Outcome | null> {
  const [cursor, digest] = await Promise.all([place(run.db), localDigest(run.db)]);
  if (cursor.rev !== reply.cursor.rev || cursor.nonce !== reply.cursor.nonce) return null; // another tab went on meanwhile
  if (reply.digest === null || reply.digest === digest)
    return (await run.db.count("outbox")) === 0 ? { kind: "done" } : null;
  const { repairs } = await syncMemory(run.db);
  await rememberSync(run.db, { repairs: repairs + 1 });
  if (run.repaired) return { kind: "refused", message: "This phone and the server do not agree." };
  run.repaired = true;
  return begin(run, { ...sent, cursor });
}

async function heardReply(run: Run, sent: Sent, reply: SyncReply): Promise<Outcome | null> {
  if (!(await applyReply(run.db, sent.cursor, reply))) return null; // another tab was quicker: go on from where it left
  if (reply.changes.length + reply.results.length > 0) announce("applied");
  if (run.suspect) {
    await buryOp(run.db, run.suspect.op, run.suspect.code, run.suspect.message);
    [run.suspect, run.mostOps] = [null, MAX_OPS];
  }
  return reply.more ? null : verify(run, sent, reply);
}

/** Sends less next time; an op that is refused alone becomes the suspect, and the next request goes without any. */
function sendLess(run: Run, sent: Sent, code: string, message: string): Outcome | null {
  const { ops } = sent.request;
  if (ops.length === 0) return { kind: "refused", message };
  if (ops.length === 1 && ops[0]) run.suspect = { op: ops[0].op, code, message };
  run.mostOps = Math.floor(ops.length / 2);
  return null;
}

/** Null: go on with another round. */
async function act(run: Run, sent: Sent, verdict: Verdict): Promise<Outcome | null> {
  switch (verdict.kind) {
    case "reply":
      return heardReply(run, sent, verdict.reply);
    case "reset": // from the very beginning there is nothing to go back to
      return sent.cursor.rev === 0
        ? { kind: "refused", message: "The server does not begin at the beginning." }
        : begin(run, sent);
    case "indigestible":
      return sendLess(run, sent, verdict.code, verdict.message);
    default:
      return verdict;
  }
}

/** The same request twice with nothing learnt would go on for ever. */
function stuck(run: Run, sent: Sent): boolean {
  const { cursor, ops } = sent.request;
  const shape = JSON.stringify([cursor, sent.cursor.generation, ops.map((op) => op.op), run.mostOps]);
  const same = shape === run.previous;
  run.previous = shape;
  return same;
}

async function rounds(run: Run): Promise<Outcome> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    await assertSamePerson();
    const sent = await compose(run.db, run.sender, run.mostOps);
    if (stuck(run, sent)) return { kind: "refused", message: "The server did not take what it was sent." };
    const verdict = judge(await run.link.post("/api/sync", sent.body), sent.request);
    const outcome = await act(run, sent, verdict);
    if (outcome) return outcome;
  }
  return { kind: "offline" };
}

async function remember(db: PersonDb, outcome: Outcome): Promise<void> {
  if (outcome.kind === "guest" || outcome.kind === "busy") return;
  const at = epoch();
  const done = outcome.kind === "done" ? { backed_up_at: at } : {};
  await rememberSync(db, { outcome: outcome.kind, at, message: outcome.message ?? "", ...done });
  announce("sync");
}

async function syncPerson(account: string, link: Link): Promise<Outcome> {
  const db = await openPresent(account);
  const sender = { account, device: await deviceId() };
  const run: Run = { db, link, sender, mostOps: MAX_OPS, suspect: null, repaired: false, previous: "" };
  await resumeAdoption(account);
  let outcome = await rounds(run);
  if (outcome.kind === "done" && (await adoptIntoNew(account))) outcome = await rounds(run);
  await remember(db, outcome);
  await clearAdoptedGuest(account);
  return outcome;
}

/** Syncs the present person once. Never throws for the network's sake: the outcome says what happened. */
export async function syncNow(link: Link = network): Promise<Outcome> {
  if (!(await tellSignOut(link))) return { kind: "offline" };
  const { account } = await assertSamePerson();
  if (account === GUEST) return { kind: "guest" };
  return (await alone(`sync:${account}`, () => syncPerson(account, link))) ?? { kind: "busy" };
}
