// The row of the running routine, and the terms that keep a tab that woke late from writing over a newer one.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Run } from "../../client/domain/run.ts";
import { beginTerm, clearRunning, loadRunning, saveRunning } from "../../client/storage/running.ts";
import { FakeServer } from "./fake-server.ts";
import { Phone } from "./phone.ts";

const run = (id: string): Run => ({ id, log: [] }) as unknown as Run;

test("each term is newer than the one before, and the newest may write", () =>
  new Phone(new FakeServer()).page(async () => {
    const first = await beginTerm();
    await saveRunning(run("a"), true, first);
    const second = await beginTerm();
    assert.ok(second > first);
    await assert.rejects(saveRunning(run("late"), true, first), { name: "LeadLost" });
    assert.equal((await loadRunning())?.id, "a");
    await saveRunning(run("b"), false, second);
    assert.equal((await loadRunning())?.id, "b");
  }));

test("the term outlives the row: a late tab cannot bring back what was recorded", () =>
  new Phone(new FakeServer()).page(async () => {
    const first = await beginTerm();
    await saveRunning(run("a"), true, first);
    await beginTerm();
    await clearRunning();
    await assert.rejects(saveRunning(run("a"), true, first), { name: "LeadLost" });
    assert.equal(await loadRunning(), null);
  }));

test("a tab that never led writes, where the phone gave it no term", () =>
  new Phone(new FakeServer()).page(async () => {
    await beginTerm();
    await saveRunning(run("a"), true, Infinity);
    assert.equal((await loadRunning())?.id, "a");
  }));
