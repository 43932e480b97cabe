// Every page: the service worker, the update line and, when signed in, the sync. The page is usable before the sync is here.
import "../elements/update-line.ts";

async function beginSync(): Promise<void> {
  const { startSync } = await import("../sync/schedule.ts");
  startSync();
}

if (document.readyState === "complete") void beginSync();
else addEventListener("load", () => void beginSync(), { once: true });
