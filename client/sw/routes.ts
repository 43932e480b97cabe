// What is answered how: pages and files from the phone first, accounts and the API from the network only.
import { matchPrecache } from "workbox-precaching";
import { partOf } from "./part.ts";

declare const self: ServiceWorkerGlobalScope;

const NETWORK_ONLY = /^\/(sign-up|sign-in|account|healthz|readyz)(\/|$)/;
const NETWORK_LIMIT_MS = 5000;

/** Addresses of the API are never kept. */
export function isApi(url: URL): boolean {
  return url.origin === self.location.origin && url.pathname.startsWith("/api/");
}

/** Built files, icons and the content, which live in the precache. */
export function isKeptFile(url: URL): boolean {
  return url.origin === self.location.origin && /^\/(static|catalog|manifest\.webmanifest)/.test(url.pathname);
}

/** A kept file from the phone, else from the network. */
export async function fileFromCache(request: Request): Promise<Response> {
  const kept = await matchPrecache(new URL(request.url).pathname);
  return kept ? partOf(kept, request.headers.get("range")) : fetch(request);
}

/** The kept page for an address: itself, or the shell whose beginning it shares. */
export function keptPath(pathname: string, shells: readonly (readonly [string, string])[]): string {
  const shell = shells.find(([start]) => pathname.startsWith(start) && pathname.length > start.length);
  return shell ? shell[1] : pathname;
}

/** A page: from the phone first; what is not kept, from the network for at most five seconds, else the offline page. */
export async function page(
  request: Request,
  url: URL,
  shells: readonly (readonly [string, string])[],
): Promise<Response> {
  if (!NETWORK_ONLY.test(url.pathname)) {
    const kept = (await matchPrecache(url.pathname)) ?? (await matchPrecache(keptPath(url.pathname, shells)));
    if (kept) return kept;
  }
  try {
    return await fetch(request, { signal: AbortSignal.timeout(NETWORK_LIMIT_MS) });
  } catch {
    return (await matchPrecache("/offline")) ?? Response.error();
  }
}
