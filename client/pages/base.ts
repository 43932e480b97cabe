// Every page: the service worker, the update line, who the figures show and, when signed in, the sync. The page is usable before the sync is here.
import "../elements/update-line.ts";
import { showDrawnPerson } from "../platform/drawn-person.ts";

showDrawnPerson();

async function beginSync(): Promise<void> {
  const [{ startSync }, { followDrawnPerson }] = await Promise.all([import("../sync/schedule.ts"), import("../state/drawn-person.ts")]);
  startSync();
  followDrawnPerson();
}

if (document.readyState === "complete") void beginSync();
else addEventListener("load", () => void beginSync(), { once: true });
