// Random lives of three phones and one server: nothing lost, nothing doubled, and in the end all hold the same.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { openPerson } from "../../client/storage/database.ts";
import { syncNow } from "../../client/sync/engine.ts";
import { FakeServer } from "./fake-server.ts";
import { ALICE, Crash, type Fault, Phone } from "./phone.ts";

const RUNS = Number(process.env["PSOAS_CHAOS"] ?? 60);

type Act =
  | { kind: "edit"; phone: number; id: string; field: string }
  | { kind: "delete"; phone: number; id: string }
  | { kind: "sync"; phone: number; faults: Fault[]; page: number; tabs: number }
  | { kind: "backup" }
  | { kind: "restore" };

const phone = fc.integer({ min: 0, max: 2 });
const id = fc.constantFrom("k1", "k2", "k3");
const fault = fc.constantFrom<Fault>(
  "pass",
  "pass",
  "lose-request",
  "lose-reply",
  "twice",
  "crash-before",
  "crash-after",
);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant("edit" as const), phone, id, field: fc.constantFrom("x", "y", "z") }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("delete" as const), phone, id }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("sync" as const),
      phone,
      faults: fc.array(fault, { maxLength: 4 }),
      page: fc.constantFrom(1, 2, 50),
      tabs: fc.constantFrom(1, 1, 2),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Act>({ kind: "backup" }) },
  { weight: 1, arbitrary: fc.constant<Act>({ kind: "restore" }) },
);

const texts = (fields: Record<string, unknown>): string[] => Object.values(fields).map(String);

class World {
  server = new FakeServer();
  phones = [new Phone(this.server), new Phone(this.server), new Phone(this.server)];
  written: string[] = [];
  /** Values that nobody held any more when the server was restored: gone with its disk, not by our doing. */
  gone = new Set<string>();
  backup = this.server.snapshot();

  async play(act: Act): Promise<void> {
    if (act.kind === "backup") this.backup = this.server.snapshot();
    else if (act.kind === "restore") await this.restore();
    else if (act.kind === "edit") await this.edit(act.phone, act.id, act.field);
    else if (act.kind === "delete") await this.phones[act.phone]?.delete(act.id);
    else await this.sync(act);
  }

  private async edit(index: number, id: string, field: string): Promise<void> {
    const value = `v${this.written.push("")}`;
    this.written[this.written.length - 1] = value;
    await this.phones[index]?.put(id, { [field]: value });
  }

  private async sync(act: Act & { kind: "sync" }): Promise<void> {
    const phone = this.phones[act.phone] as Phone;
    this.server.pageSize = act.page;
    phone.faults = [...act.faults];
    const tabs = Array.from({ length: act.tabs }, () => syncNow);
    const crashed = (error: unknown): void => assert.ok(error instanceof Crash, String(error));
    await phone.page(() => Promise.all(tabs.map((tab) => tab(phone.link).catch(crashed))));
    phone.faults = [];
  }

  private onServer(): string[] {
    const { records, history } = this.server.journal(ALICE);
    return [...[...records.values()].map((record) => record.fields), ...history].flatMap(texts);
  }

  private async held(phone: Phone): Promise<string[]> {
    const rows = await phone.page(async () => {
      const db = await openPerson(ALICE);
      return [...(await db.getAll("records")), ...(await db.getAll("outbox"))];
    });
    return rows.flatMap((row) => texts(row.fields));
  }

  private async restore(): Promise<void> {
    this.server.restore(this.backup);
    const kept = new Set(this.onServer());
    for (const phone of this.phones) for (const value of await this.held(phone)) kept.add(value);
    for (const value of this.written) if (!kept.has(value)) this.gone.add(value);
  }

  async settle(): Promise<void> {
    this.server.pageSize = 2;
    for (let round = 0; round < 3; round++) {
      for (const phone of this.phones) assert.deepEqual(await phone.sync(), { kind: "done" });
    }
  }

  async check(): Promise<void> {
    const live = Object.fromEntries(this.server.live(ALICE, "session").map((record) => [record.id, record.fields]));
    for (const phone of this.phones) assert.deepEqual(await phone.sees(), live);
    const kept = new Set(this.onServer());
    const lost = this.written.filter((value) => !kept.has(value) && !this.gone.has(value));
    assert.deepEqual(lost, []);
  }
}

test(`after any life of three phones nothing is lost and all agree (${RUNS} lives)`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 40 }), async (acts) => {
      const world = new World();
      for (const phone of world.phones) await phone.signIn(ALICE);
      for (const act of acts) await world.play(act);
      await world.settle();
      await world.check();
    }),
    { numRuns: RUNS },
  );
});
