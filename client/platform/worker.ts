// The one door to the service worker: registering it, hearing of a new version, letting it take over.
import { ROUTINE, heldByATab } from "./locks.ts";
import { scriptUrl } from "./trusted.ts";

export type Waiting = ServiceWorker;

const HOUR_MS = 3_600_000;

function offer(registration: ServiceWorkerRegistration, tell: (waiting: Waiting) => void): void {
  const tellWhenWaiting = (): void => {
    if (registration.waiting && navigator.serviceWorker.controller) tell(registration.waiting);
  };
  tellWhenWaiting();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", tellWhenWaiting);
  });
}

/** Registers the worker, looks for a new version now, on return and hourly, and tells of one that waits. */
export function watch(tell: (waiting: Waiting) => void): void {
  if (!("serviceWorker" in navigator)) return;
  void navigator.serviceWorker
    .register(scriptUrl("/sw.js"), { updateViaCache: "none" })
    .then((registration) => {
      offer(registration, tell);
      const look = (): void => void registration.update().catch(() => undefined); // no network: the next look will do
      document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());
      window.addEventListener("pageshow", (event) => event.persisted && look());
      setInterval(look, HOUR_MS);
    })
    .catch(() => undefined); // without a worker the app still works while there is a network
}

/** Lets the waiting version take over and reloads once. Answers false, and does nothing, while a routine runs. */
export async function activate(waiting: Waiting): Promise<boolean> {
  if (await heldByATab(ROUTINE)) return false;
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting.postMessage("activate-now");
  return true;
}
