// What an answer to a sync means. The rule that could lose someone's record is here, away from network and storage. Pure.
import type { SyncReply } from "./generated/wire.ts";
import { MAGIC } from "./protocol.ts";

export type Verdict =
  | { kind: "reply"; reply: SyncReply }
  /** Nobody there, or not our server: keep everything, try later. */
  | { kind: "offline" }
  /** Too busy: keep everything, not before so many seconds. */
  | { kind: "wait"; seconds: number }
  | { kind: "sign-in" }
  /** The cookie is another person's. */
  | { kind: "mismatch" }
  /** The server went back in time: offer again what this phone holds. */
  | { kind: "reset" }
  /** Not taken as it stands: send less of it, until the op that cannot pass is alone. */
  | { kind: "indigestible"; code: string; message: string }
  | { kind: "update" }
  | { kind: "gone" }
  /** Our server will not have it, whatever is in it: keep everything and say so. */
  | { kind: "refused"; code: string; message: string };

interface Heard {
  status: number;
  json: unknown;
  retryAfterSeconds: number | null;
}
interface Asked {
  req: string;
  account: string;
  cursor: { rev: number };
}
type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isText = (value: unknown): value is string => typeof value === "string";

function isResult(value: unknown): boolean {
  return isObject(value) && isText(value.op) && isText(value.status) && isCount(value.rec_rev);
}

function isRecord(value: unknown): boolean {
  if (!isObject(value) || !isText(value.coll) || !isText(value.id) || !isObject(value.fields)) return false;
  return isCount(value.ver) && isCount(value.rev) && typeof value.deleted === "boolean";
}

function isReply(json: Json, asked: Asked): boolean {
  const { cursor, results, changes } = json;
  if (json.magic !== MAGIC || json.req !== asked.req || json.account !== asked.account) return false;
  if (!isObject(cursor) || !isCount(cursor.rev) || !isText(cursor.nonce) || cursor.rev < asked.cursor.rev) return false;
  if (!Array.isArray(results) || !Array.isArray(changes) || typeof json.more !== "boolean") return false;
  return results.every(isResult) && changes.every(isRecord);
}

function spoken(problem: Json): { code: string; message: string } {
  return { code: String(problem.error), message: isText(problem.message) ? problem.message : "" };
}

/** 409 says one of two things; any other is a refusal. */
function conflict(problem: Json): Verdict {
  if (problem.reset === true) return { kind: "reset" };
  if (problem.error === "account_mismatch") return { kind: "mismatch" };
  return { kind: "refused", ...spoken(problem) };
}

function problemVerdict(status: number, problem: Json, retryAfterSeconds: number | null): Verdict {
  if (status === 429 || status === 503) return { kind: "wait", seconds: retryAfterSeconds ?? 30 };
  if (status >= 500) return { kind: "offline" };
  if (status === 401) return { kind: "sign-in" };
  if (status === 409) return conflict(problem);
  if (status === 410) return { kind: "gone" };
  if (status === 426) return { kind: "update" };
  if ([400, 413, 422].includes(status)) return { kind: "indigestible", ...spoken(problem) };
  return { kind: "refused", ...spoken(problem) };
}

/** Judges an answer against what was asked. Whatever does not prove that it comes from our server is "offline". */
export function judge(heard: Heard | null, asked: Asked): Verdict {
  if (!heard || !isObject(heard.json)) return { kind: "offline" };
  const { status, json, retryAfterSeconds } = heard;
  if (status === 200)
    return isReply(json, asked) ? { kind: "reply", reply: json as unknown as SyncReply } : { kind: "offline" };
  const ours = isText(json.error) && isText(json.request_id);
  return ours ? problemVerdict(status, json, retryAfterSeconds) : { kind: "offline" };
}
