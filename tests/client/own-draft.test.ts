// A routine under construction: every change is kept a moment later, nothing is lost on a phone that refuses, all can be taken back.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { NO_ANSWERS } from "../../client/domain/screening.ts";
import type { OwnRoutine, OwnStep } from "../../client/domain/generated/wire.ts";
import { isOwnRoutine, ownStep } from "../../client/domain/own-routine.ts";
import { type DraftDoors, OwnDraft } from "../../client/state/own-draft.ts";
import { list } from "../../client/storage/records.ts";
import { FakeServer } from "./fake-server.ts";
import { Phone } from "./phone.ts";
import { plainStep } from "./steps.ts";

const step = (item: string): OwnStep => ownStep(plainStep(item));
const routine = (...items: string[]): OwnRoutine => ({ title: "Mine", made_at: 7, steps: items.map(step) });

/** A phone that keeps one routine, refuses when told to, and whose moments come when the test says so. */
class Desk {
  kept: OwnRoutine | null | undefined;
  full = false;
  writes: { kind: string; fields: string[] }[] = [];
  private due: (() => void) | null = null;

  constructor(kept?: OwnRoutine | null) {
    this.kept = kept;
  }

  readonly doors: DraftDoors = {
    read: () => Promise.resolve(this.kept),
    write: (_id, kind, fields) => {
      if (this.full) return Promise.reject(new Error("QuotaExceededError"));
      this.writes.push({ kind, fields: Object.keys(fields) });
      this.kept = kind === "delete" ? undefined : ({ ...this.kept, ...fields } as OwnRoutine);
      return Promise.resolve();
    },
    later: (work) => {
      this.due = work;
      return () => (this.due = null);
    },
  };

  async moment(draft: OwnDraft): Promise<void> {
    this.due?.();
    await draft.flush();
  }
}

async function opened(desk: Desk): Promise<OwnDraft> {
  const draft = new OwnDraft("id", desk.doors);
  await draft.open();
  return draft;
}
const items = (draft: OwnDraft): string[] => draft.view.value.entries.map(({ step: { item } }) => item);
const keyOf = (draft: OwnDraft, at: number): number => draft.view.value.entries[at]?.key ?? -1;

test("an empty one leaves nothing behind; a copy is kept at once", async () => {
  const [empty, copied] = [new Desk(), new Desk()];
  const draft = new OwnDraft("id", empty.doors);
  draft.begin(routine(), false);
  await empty.moment(draft);
  assert.deepEqual(empty.writes, []);
  const copy = new OwnDraft("id", copied.doors);
  copy.begin(routine("a"), true);
  await copied.moment(copy);
  assert.deepEqual(copied.kept, routine("a"));
  assert.equal(copy.view.value.keeping, "kept");
});

test("a burst of changes is one write, and only of what changed", async () => {
  const desk = new Desk(routine("a"));
  const draft = await opened(desk);
  draft.rename("Other");
  draft.rename("Another");
  assert.equal(draft.view.value.keeping, "waiting");
  await desk.moment(draft);
  draft.add(step("b"));
  draft.add(step("c"));
  await desk.moment(draft);
  await desk.moment(draft);
  assert.deepEqual(desk.writes, [
    { kind: "patch", fields: ["title"] },
    { kind: "patch", fields: ["steps"] },
  ]);
  assert.deepEqual(desk.kept, { ...routine("a", "b", "c"), title: "Another" });
});

test("what changes while it is being written is written after it", async () => {
  const desk = new Desk(routine("a"));
  const draft = await opened(desk);
  const { write } = desk.doors;
  desk.doors.write = async (...given) => {
    desk.doors.write = write;
    draft.add(step("c"));
    await write(...given);
  };
  draft.add(step("b"));
  await draft.flush();
  assert.deepEqual(desk.kept, routine("a", "b", "c"));
  assert.equal(draft.view.value.keeping, "kept");
});

test("a step that was removed comes back to its place, whatever was done since", async () => {
  const draft = await opened(new Desk(routine("a", "b", "c")));
  draft.remove(keyOf(draft, 1));
  draft.rename("Later");
  assert.deepEqual(items(draft), ["a", "c"]);
  draft.bringBack();
  assert.deepEqual(items(draft), ["a", "b", "c"]);
  assert.equal(draft.view.value.title, "Later");
  draft.bringBack();
  assert.deepEqual(items(draft), ["a", "b", "c"]);
});

test("a full phone loses nothing: it says so and tries again when asked", async () => {
  const desk = new Desk(routine("a"));
  const draft = await opened(desk);
  desk.full = true;
  draft.add(step("b"));
  await draft.flush();
  assert.equal(draft.view.value.keeping, "failed");
  assert.deepEqual(items(draft), ["a", "b"]);
  assert.equal(await draft.erase(), false);
  assert.equal(draft.view.value.status, "ready");
  desk.full = false;
  await draft.flush();
  assert.deepEqual(desk.kept, routine("a", "b"));
});

test("deleting can be taken back whole", async () => {
  const desk = new Desk(routine("a", "b"));
  const draft = await opened(desk);
  draft.rename("Last words");
  assert.equal(await draft.erase(), true);
  assert.deepEqual([draft.view.value.status, desk.kept], ["deleted", undefined]);
  assert.equal(await draft.restore(), true);
  assert.deepEqual(desk.kept, { ...routine("a", "b"), title: "Last words" });
  const empty = new OwnDraft("id", desk.doors);
  empty.begin(routine(), false);
  assert.equal(await empty.erase(), true);
});

test("what is not there, not readable or not reachable is told apart", async () => {
  const status = async (desk: Desk): Promise<string> => (await opened(desk)).view.value.status;
  assert.equal(await status(new Desk()), "missing");
  assert.equal(await status(new Desk(null)), "unreadable");
  const broken = new Desk(routine());
  broken.doors.read = () => Promise.reject(new Error("blocked"));
  assert.equal(await status(broken), "failed");
});

test("news from another device is taken up, but never over what waits here", async () => {
  const desk = new Desk(routine("a"));
  const draft = await opened(desk);
  desk.kept = routine("a", "b");
  await draft.refresh();
  assert.deepEqual(items(draft), ["a", "b"]);
  draft.add(step("mine"));
  desk.kept = routine("theirs");
  await draft.refresh();
  assert.deepEqual(items(draft), ["a", "b", "mine"]);
  await draft.flush();
  desk.kept = undefined;
  await draft.refresh();
  assert.equal(draft.view.value.status, "missing");
});

test("it takes forty steps, and whatever is done with them it can be kept", async () => {
  const act = fc.oneof(
    fc.constant((draft: OwnDraft) => draft.add(step("x"))),
    fc.nat(45).map((at) => (draft: OwnDraft) => draft.remove(keyOf(draft, at))),
    fc.tuple(fc.nat(45), fc.integer({ min: -2, max: 45 })).map(([at, to]) => (draft: OwnDraft) => draft.move(keyOf(draft, at), to)),
    fc.constant((draft: OwnDraft) => draft.bringBack()),
  );
  await fc.assert(
    fc.asyncProperty(fc.nat(40), fc.array(act, { maxLength: 30 }), async (size, acts) => {
      const desk = new Desk(routine(...Array.from({ length: size }, (_, n) => `s${n}`)));
      const draft = await opened(desk);
      for (const each of acts) each(draft);
      await draft.flush();
      assert.ok(isOwnRoutine(desk.kept));
      assert.deepEqual(desk.kept, draft.routine);
      const keys = draft.view.value.entries.map(({ key }) => key);
      assert.equal(new Set(keys).size, keys.length);
    }),
    { numRuns: 60 },
  );
});

const CATALOG = {
  routines: [{ slug: "ready", title: "Ready one", setting: "floor", steps: [plainStep("bridge", { note: "Slowly." })] }],
  items: { bridge: { slug: "bridge", title: "Bridge", kind: "movement", grade: "B", mode: "reps", cue: null, settings: ["floor"], conditions: {}, swaps: [], solo: plainStep("bridge") } },
  refusals: {},
};

async function withContent<T>(work: (own: typeof import("../../client/state/own-routines.ts")) => Promise<T>): Promise<T> {
  Object.assign(globalThis, { document: { documentElement: { dataset: { catalog: "/catalog/x.json" } } } });
  const { fetch } = globalThis;
  globalThis.fetch = () => Promise.resolve(Response.json(CATALOG));
  try {
    return await work(await import("../../client/state/own-routines.ts"));
  } finally {
    globalThis.fetch = fetch;
  }
}

test("a movement is added to one of them or to a new one, if it is one and there is room", async () => {
  const phone = new Phone(new FakeServer());
  await phone.page(() =>
    withContent(async ({ addTo, keepNew, openDraft, readAddition }) => {
      assert.deepEqual(await readAddition("bridge"), { title: "Bridge", why: null });
      assert.equal(await readAddition("constructor"), null);
      const id = await keepNew(routine("bridge"));
      assert.equal(await addTo(id, "bridge"), `/routines/mine/${id}`);
      assert.deepEqual(items(await openDraft(id, null)), ["bridge", "bridge"]);
      const fresh = await addTo(null, "bridge");
      assert.deepEqual(items(await openDraft(fresh.split("/").at(-1) ?? "", null)), ["bridge"]);
      const full = await keepNew(routine(...Array.from({ length: 40 }, () => "bridge")));
      await assert.rejects(addTo(full, "bridge"));
      await assert.rejects(addTo(id, "moonwalk"));
      await assert.rejects(addTo("f".repeat(32), "bridge"));
    }),
  );
});

test("a copy of a ready one is kept under its own name, stands among Yours and plays by its address", async () => {
  const phone = new Phone(new FakeServer());
  await phone.page(() =>
    withContent(async ({ openDraft, playableOwn, readOwnCards, offerOf, readBuilding, keepNew }) => {
      const draft = await openDraft(null, "ready");
      await draft.flush();
      const [card] = await readOwnCards();
      assert.equal(card?.routine.title, "Ready one, my way");
      assert.equal(card?.routine.steps[0]?.note, "Slowly.");
      const { catalog } = await readBuilding();
      assert.equal((await playableOwn(catalog, `mine/${draft.id}`))?.title, "Ready one, my way");
      assert.equal(await playableOwn(catalog, "ready"), null);
      assert.equal(offerOf(catalog, draft.id, draft.routine, null), null);
      assert.equal(offerOf(catalog, draft.id, draft.routine, { ...NO_ANSWERS, answered_on: "2026-11-23" })?.offered, true);
      const again = await openDraft(null, draft.id);
      await again.flush();
      assert.notEqual(again.id, draft.id);
      const fresh = await openDraft(null, "no-such-routine");
      assert.equal(fresh.view.value.title, "My routine");
      assert.equal((await list("routine")).length, 2);
      assert.equal((await openDraft(await keepNew(routine("bridge")), null)).view.value.status, "ready");
      assert.equal((await openDraft("f".repeat(32), null)).view.value.status, "missing");
    }),
  );
});
