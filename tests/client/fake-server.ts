// A server in memory: the model of shared protocol rules that tests of the phone talk to. Restarts, restores, lies.
import { digestOf } from "../../client/domain/digest.ts";
import { canonical } from "../../client/domain/canonical.ts";
import type { Op, OpResult, RecordState, SyncReply, SyncRequest } from "../../client/domain/generated/wire.ts";
import type { Answer } from "../../client/platform/network.ts";

interface Journal {
  rev: number;
  records: Map<string, RecordState>;
  ledger: Map<string, { payload: string; ver: number }>;
  nonces: string[]; // by rev; [0] is the beginning's
  history: Record<string, unknown>[];
}

let nonce = 0;
const freshNonce = (): string => (++nonce).toString(16).padStart(16, "0");
const emptyJournal = (): Journal => ({ rev: 0, records: new Map(), ledger: new Map(), nonces: [""], history: [] });
const keyOf = (op: { coll: string; id: string }): string => `${op.coll} ${op.id}`;

export function problem(
  status: number,
  error: string,
  more: object = {},
  retryAfterSeconds: number | null = null,
): Answer {
  return {
    status,
    json: { error, message: `It said ${error}`, request_id: "r", details: [], reset: false, ...more },
    retryAfterSeconds,
  };
}

export class FakeServer {
  journals = new Map<string, Journal>();
  pageSize = 500;
  largestBody = Number.POSITIVE_INFINITY;
  /** Ops that are refused alone, and ops that spoil the whole body. */
  refuses = (_op: Op): boolean => false;
  spoils = (_op: Op): boolean => false;
  requests: SyncRequest[] = [];
  signOuts = 0;

  journal(account: string): Journal {
    const known = this.journals.get(account) ?? emptyJournal();
    this.journals.set(account, known);
    return known;
  }

  snapshot(): Map<string, Journal> {
    return structuredClone(this.journals);
  }

  restore(snapshot: Map<string, Journal>): void {
    this.journals = structuredClone(snapshot);
  }

  live(account: string, coll: string): RecordState[] {
    return [...this.journal(account).records.values()].filter((record) => record.coll === coll && !record.deleted);
  }

  /** What comes back to a phone whose cookie is `cookie`'s. */
  answer(cookie: string | null, path: string, body: string): Answer {
    if (path === "/api/sign-out") {
      this.signOuts += 1;
      return { status: 200, json: { signed_out: true }, retryAfterSeconds: null };
    }
    const request = JSON.parse(body) as SyncRequest;
    this.requests.push(request);
    if (cookie === null) return problem(401, "sign_in");
    if (body.length > this.largestBody) return problem(413, "too_large");
    if (request.ops.some(this.spoils)) return problem(400, "bad_json");
    if (request.account !== cookie) return problem(409, "account_mismatch");
    return this.exchange(request);
  }

  private exchange(request: SyncRequest): Answer {
    const journal = this.journal(request.account);
    const { rev, nonce: token } = request.cursor;
    if (rev > 0 && journal.nonces[rev] !== token) return problem(409, "reset", { reset: true });
    const results = request.ops.map((op) => this.apply(journal, op));
    for (const result of results) {
      const op = request.ops.find((one) => one.op === result.op);
      result.rec_rev = (op && journal.records.get(keyOf(op))?.rev) ?? 0;
    }
    return { status: 200, json: this.reply(request, journal, results), retryAfterSeconds: null };
  }

  private reply(request: SyncRequest, journal: Journal, results: OpResult[]): SyncReply {
    const news = [...journal.records.values()]
      .filter((record) => record.rev > request.cursor.rev)
      .sort((a, b) => a.rev - b.rev);
    const changes = structuredClone(news.slice(0, this.pageSize));
    const more = news.length > changes.length;
    const rev = more ? (changes.at(-1)?.rev ?? 0) : journal.rev;
    const digest = more ? null : digestOf([...journal.records.values()]);
    const cursor = { rev, nonce: journal.nonces[rev] ?? "" };
    return {
      magic: "psoas-sync",
      req: request.req,
      account: request.account,
      server_time: 1,
      min_schema: 1,
      results,
      changes,
      cursor,
      more,
      digest,
    };
  }

  private apply(journal: Journal, op: Op): OpResult {
    const payload = canonical([op.coll, op.id, op.kind, op.base, op.deleted, op.fields]);
    const entry = journal.ledger.get(op.op);
    const result = { op: op.op, code: null, detail: null, rec_rev: 0 };
    if (entry && entry.payload === payload) return { ...result, status: "dup", ver: entry.ver };
    if (entry) return { ...result, status: "rejected", code: "op_id_reused", ver: 0 };
    if (this.refuses(op))
      return { ...result, status: "rejected", code: "invalid", detail: "tension: too high", ver: 0 };
    const rev = ++journal.rev;
    journal.nonces[rev] = freshNonce();
    const [status, after] = this.decide(journal, op, journal.records.get(keyOf(op)), rev);
    journal.records.set(keyOf(op), after);
    journal.ledger.set(op.op, { payload, ver: after.ver });
    return { ...result, status, ver: after.ver };
  }

  private decide(
    journal: Journal,
    op: Op,
    present: RecordState | undefined,
    rev: number,
  ): [OpResult["status"], RecordState] {
    const { coll, id, schema } = op;
    const make = (ver: number, deleted: boolean, fields: Record<string, unknown>): RecordState => ({
      coll,
      id,
      schema,
      ver,
      rev,
      deleted,
      fields: structuredClone(fields),
    });
    if (op.kind === "recover") return this.recover(journal, op, present, make);
    if (op.kind === "delete" && present && present.ver !== op.base) return ["stale", { ...present, rev }];
    if (present) journal.history.push(structuredClone(present.fields));
    const deleted = op.kind === "delete";
    return ["ok", make((present?.ver ?? 0) + 1, deleted, { ...present?.fields, ...(deleted ? {} : op.fields) })];
  }

  private recover(
    journal: Journal,
    op: Op,
    present: RecordState | undefined,
    make: (ver: number, deleted: boolean, fields: Record<string, unknown>) => RecordState,
  ): [OpResult["status"], RecordState] {
    if (!present) return ["ok", make(op.base, op.deleted, op.fields)];
    const same = canonical(present.fields) === canonical(op.fields);
    if (same && present.deleted === op.deleted) return ["same", { ...present, rev: make(0, false, {}).rev }];
    journal.history.push(structuredClone(present.fields), structuredClone(op.fields));
    const newer = op.base > present.ver;
    const fields = newer ? { ...present.fields, ...op.fields } : { ...op.fields, ...present.fields };
    return ["merged", make(Math.max(present.ver, op.base) + 1, same && (newer ? op.deleted : present.deleted), fields)];
  }
}
