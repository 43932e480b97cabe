// A phone for tests: its own IndexedDB, its own cookie, a line to the server that can be cut anywhere.
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { closePerson } from "../../client/storage/database.ts";
import { closeDevice } from "../../client/storage/device.ts";
import { arrive, forgetPerson } from "../../client/storage/person.ts";
import { change, list } from "../../client/storage/records.ts";
import { type Outcome, syncNow } from "../../client/sync/engine.ts";
import type { Answer, Link } from "../../client/platform/network.ts";
import type { FakeServer } from "./fake-server.ts";

export const ALICE = "a".repeat(32);
export const BOB = "b".repeat(32);

export class Crash extends Error {}

/** What the line does to one request: passes it on, loses it, loses the answer, or the phone dies at that point. */
export type Fault = "pass" | "lose-request" | "lose-reply" | "twice" | "crash-before" | "crash-after" | Answer;

export class Phone {
  cookie: string | null = null;
  faults: Fault[] = [];
  private factory = new IDBFactory();
  private notes = new Map<string, string>();

  constructor(readonly server: FakeServer) {}

  readonly link: Link = {
    post: async (path, body) => {
      const fault = this.faults.shift() ?? "pass";
      if (typeof fault === "object") return fault;
      if (fault === "crash-before") throw new Crash();
      if (fault === "lose-request") return null;
      if (fault === "twice") this.server.answer(this.cookie, path, body);
      const answer = this.server.answer(this.cookie, path, body);
      if (fault === "crash-after") throw new Crash();
      return fault === "lose-reply" ? null : answer;
    },
  };

  private readonly storage = {
    getItem: (key: string) => this.notes.get(key) ?? null,
    setItem: (key: string, value: string) => void this.notes.set(key, value),
    removeItem: (key: string) => void this.notes.delete(key),
  };

  /** What the phone remembers outside its databases. */
  get leftNotes(): string[] {
    return [...this.notes.values()];
  }

  /** Runs `work` on a freshly opened page of this phone. */
  async page<T>(work: () => Promise<T>): Promise<T> {
    await this.close();
    globalThis.indexedDB = this.factory;
    Object.assign(globalThis, { localStorage: this.storage });
    try {
      return await work();
    } finally {
      await this.close();
    }
  }

  private async close(): Promise<void> {
    for (const account of ["guest", ALICE, BOB]) await closePerson(account);
    await closeDevice();
    forgetPerson();
  }

  signIn(account: string): Promise<void> {
    this.cookie = account;
    return this.page(() => arrive({ account, name: "Someone" }));
  }

  sync(): Promise<Outcome> {
    return this.page(() => syncNow(this.link));
  }

  put(id: string, fields: object, coll = "session"): Promise<void> {
    return this.page(() => change({ coll, id, kind: "put", fields }));
  }

  delete(id: string, coll = "session"): Promise<void> {
    return this.page(() => change({ coll, id, kind: "delete" }));
  }

  /** What the person sees, by id. */
  async sees(coll = "session"): Promise<Record<string, unknown>> {
    const rows = await this.page(() => list<object>(coll));
    return Object.fromEntries(rows.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, fields }) => [id, fields]));
  }

  async databases(): Promise<string[]> {
    return (await this.factory.databases()).map(({ name }) => name ?? "").sort();
  }
}
