// The service worker: keeps the app's pages and files on the phone and answers from there first.
import { cleanupOutdatedCaches, precache } from "workbox-precaching";
import { registerRoute } from "workbox-routing";
import { NetworkOnly } from "workbox-strategies";
import { fileFromCache, isApi, isKeptFile, page } from "./routes.ts";

declare const self: ServiceWorkerGlobalScope;

/** Written in front of this script by the server: what to keep, and which addresses are shells. */
declare const KEPT: { files: { url: string; revision: string | null }[]; shells: [string, string][] };

precache(KEPT.files);
cleanupOutdatedCaches();

registerRoute(({ url }) => isApi(url), new NetworkOnly({ networkTimeoutSeconds: 5 }), "GET");
registerRoute(({ url }) => isApi(url), new NetworkOnly({ networkTimeoutSeconds: 5 }), "POST");
registerRoute(
  ({ request }) => request.mode === "navigate",
  ({ request, url }) => page(request, url, KEPT.shells),
);
registerRoute(({ url }) => isKeptFile(url), ({ request }) => fileFromCache(request));

// A new version waits until a page asks: it must never reload under a running routine.
self.addEventListener("message", (event) => {
  if (event.data === "activate-now") void self.skipWaiting();
});

// The first visit is controlled at once, so that the next tap already works without a network.
self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim());
});
