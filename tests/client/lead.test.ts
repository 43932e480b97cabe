// Who leads among the tabs: asked, it lets go; frozen, it is overtaken; and the last one that asks has it.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { type LeadDoor, openLead } from "../../client/platform/lead.ts";

interface Waiting {
  begin: () => Promise<void>;
  fail(error: Error): void;
  done(): void;
}

/** Web Locks of one name, as the browser has them: one holder, a queue, patience, and stealing. */
class Locks {
  holder: Waiting | null = null;
  queue: Waiting[] = [];

  request(_name: string, { signal, steal }: { signal?: AbortSignal; steal?: boolean }, begin: () => Promise<void>): Promise<void> {
    return new Promise((done, fail) => {
      const asked = { begin, fail, done };
      if (steal) {
        this.holder?.fail(new DOMException("stolen", "AbortError"));
        this.holder = null;
        this.queue.unshift(asked);
      } else this.queue.push(asked);
      signal?.addEventListener("abort", () => {
        if (!this.queue.includes(asked)) return;
        this.queue = this.queue.filter((other) => other !== asked);
        fail(signal.reason as Error);
      });
      queueMicrotask(() => this.next());
    });
  }

  private next(): void {
    const first = this.holder ? undefined : this.queue.shift();
    if (!first) return;
    this.holder = first;
    void first.begin().then(() => {
      if (this.holder === first) this.holder = null;
      first.done();
      this.next();
    });
  }
}

function phone(): Locks {
  const locks = new Locks();
  Object.defineProperty(globalThis, "navigator", { value: { locks }, configurable: true });
  return locks;
}

class Tab {
  lost = 0;
  leads = false;
  tell = (): void => undefined;
  readonly told = new Promise<void>((tell) => (this.tell = tell));
  readonly door: LeadDoor = openLead(`test-${turn}`);
  constructor(private readonly answers = true) {}

  async take(): Promise<void> {
    await this.door.take(async () => {
      this.lost += 1;
      this.leads = false;
      this.tell();
      if (!this.answers) await new Promise(() => undefined); // frozen half way
    });
    this.leads = true;
  }
}

let turn = 0;
const alive = setInterval(() => undefined, 1000); // a signal's patience alone does not keep the test running
after(() => {
  clearInterval(alive);
  setImmediate(() => process.exit()); // open channels would keep it from ending
});

test("a lead that nobody has is had at once, and again after it was given back", async () => {
  turn += 1;
  phone();
  const tab = new Tab();
  await tab.take();
  tab.door.release();
  await tab.take();
  assert.ok(tab.leads);
});

test("the tab that leads lets go when another asks, and may have it back", async () => {
  turn += 1;
  phone();
  const [one, other] = [new Tab(), new Tab()];
  await one.take();
  await other.take();
  assert.deepEqual([one.lost, one.leads, other.leads], [1, false, true]);
  await one.take();
  assert.deepEqual([other.lost, other.leads, one.leads], [1, false, true]);
});

test("a tab that does not answer is overtaken, and told", async () => {
  turn += 1;
  const locks = phone();
  const [frozen, other] = [new Tab(false), new Tab()];
  await frozen.take();
  await other.take();
  assert.ok(other.leads);
  assert.ok(frozen.lost > 0);
  assert.ok(locks.holder);
});

test("without locks the one that asks leads, and the other is told", async () => {
  turn += 1;
  Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });
  const [one, other] = [new Tab(), new Tab()];
  await one.take();
  await other.take();
  await one.told;
  assert.deepEqual([one.leads, other.leads], [false, true]);
});
