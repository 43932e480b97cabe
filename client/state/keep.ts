// After the first finished session the browser is asked, once, to keep what is stored.
import { askToKeep } from "../platform/keep.ts";
import { epoch } from "../platform/clock.ts";
import { keepAnswer, storeKeepAnswer } from "../storage/device.ts";
import { onNotice } from "../storage/notices.ts";
import { list } from "../storage/records.ts";

async function askOnce(): Promise<void> {
  if ((await keepAnswer()) !== null || (await list("session")).length === 0) return;
  await storeKeepAnswer({ asked_at: epoch(), promised: await askToKeep() });
}

/** Waits for the first session. A failure costs nothing: the next record asks again. */
export function keepWhatIsStored(): void {
  onNotice((notice, fromHere) => {
    if (notice === "written" && fromHere) void askOnce().catch(() => undefined);
  });
}
