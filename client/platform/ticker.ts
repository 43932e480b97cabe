// Something to look at the clock by. A Worker's timer is not slowed when the page is hidden; the page's own timer stands
// in where there is no Worker. Neither is trusted to be on time, and no tick is ever counted.
import { scriptUrl } from "./trusted.ts";

const EVERY_MS = 50;
const STAND_IN_MS = 250;

function openWorker(tick: () => void): Worker | null {
  const url = document.documentElement.dataset["ticker"];
  if (!url || typeof Worker === "undefined") return null;
  try {
    const worker = new Worker(scriptUrl(url), { type: "module" });
    worker.onmessage = tick;
    worker.postMessage(EVERY_MS);
    return worker;
  } catch {
    return null; // the stand-in ticks
  }
}

/** Calls `tick` about twenty times a second until the returned function is called. */
export function startTicker(tick: () => void): () => void {
  const worker = openWorker(tick);
  const standIn = setInterval(tick, worker ? STAND_IN_MS : EVERY_MS);
  return () => {
    worker?.terminate();
    clearInterval(standIn);
  };
}
