// Where the person's records are, in one honest line. Pure.
import { agoWords, countWords } from "./phrases.ts";

/** What the phone remembers of syncing. Times are ms since 1970. */
export interface SyncMemory {
  outcome: "done" | "offline" | "wait" | "sign-in" | "mismatch" | "update" | "gone" | "refused";
  at: number;
  /** When everything had last arrived at the server. */
  backed_up_at: number | null;
  /** Records that were offered again because the server had been restored, and when. */
  offered_again: number;
  offered_at: number;
  /** How often phone and server were found to differ and were set right. */
  repairs: number;
  message: string;
}

export interface SyncStatus {
  guest: boolean;
  name: string | null;
  /** Records with waiting changes, by collection. */
  waiting: Record<string, number>;
  refused: number;
  memory: SyncMemory;
}

export interface Line {
  tone: "saved" | "waiting" | "problem";
  text: string;
  link: { href: string; text: string } | null;
}

const NAMES: Record<string, string> = { session: "session", checkin: "check-in", routine: "routine", setting: "setting" };
const DAY_MS = 86_400_000;

/** "3 sessions and 1 check-in". */
export function waitingWords(waiting: Record<string, number>): string {
  const parts = Object.entries(waiting).map(([coll, count]) => countWords(count, NAMES[coll] ?? "other record"));
  return parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

function problem(status: SyncStatus, waits: string): Line | null {
  const { memory, name } = status;
  const what = waits ? `${waits} on this phone only.` : "Saved on this phone.";
  const line = (text: string, href: string, link: string): Line => ({
    tone: "problem",
    text,
    link: { href, text: link },
  });
  if (memory.outcome === "sign-in") return line(`${what} You are signed out.`, "/sign-in", "Sign in to back up");
  if (memory.outcome === "mismatch")
    return line(`${what} Someone else signed in here.`, "/sign-in", `Sign in as ${name ?? "yourself"}`);
  if (memory.outcome === "update") return line(`${what} The app is too old to back up.`, "/me", "Update the app");
  if (memory.outcome === "gone") return line(`${what} Your account was deleted.`, "/me", "What now");
  if (status.refused > 0)
    return line(`${what} ${countWords(status.refused, "change")} refused by the server.`, "/me", "Look");
  return null;
}

/** The line that says where the records are. `now` is ms since 1970. */
export function stateLine(status: SyncStatus, now: number): Line {
  const { memory } = status;
  const waits = waitingWords(status.waiting);
  if (status.guest) return { tone: "saved", text: "Saved on this phone", link: null };
  const trouble = problem(status, waits);
  if (trouble) return trouble;
  if (memory.outcome === "refused")
    return { tone: "problem", text: `Saved on this phone. The server answered: ${memory.message}`, link: null };
  if (waits)
    return {
      tone: "waiting",
      text: `${waits} waiting for ${memory.outcome === "done" ? "the next backup" : "a network"}`,
      link: null,
    };
  if (memory.offered_again > 0 && now - memory.offered_at < DAY_MS) {
    return {
      tone: "saved",
      text: `The server was restored; ${countWords(memory.offered_again, "item was", "items were")} sent again`,
      link: null,
    };
  }
  if (memory.backed_up_at === null)
    return { tone: "waiting", text: "Saved on this phone. Not backed up yet", link: null };
  return { tone: "saved", text: `Backed up ${agoWords(now - memory.backed_up_at)}`, link: null };
}

/** Whether what the phone shows may be incomplete: signed in, and the server was never heard to the end. */
export function incomplete(status: SyncStatus): boolean {
  return !status.guest && status.memory.backed_up_at === null;
}
