// The content as the phone needs it: one hashed file, kept with the app.
import type { PhoneCatalog } from "../domain/generated/catalog.ts";

let loading: Promise<PhoneCatalog> | null = null;

async function fetchCatalog(): Promise<PhoneCatalog> {
  const url = document.documentElement.dataset["catalog"];
  if (!url) throw new Error("This page does not name its catalog");
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`The catalog answered ${answer.status}`);
  return (await answer.json()) as PhoneCatalog;
}

/** The catalog of this version of the app. Rejects if it is neither kept nor reachable; the next call tries again. */
export function loadCatalog(): Promise<PhoneCatalog> {
  loading ??= fetchCatalog();
  loading.catch(() => (loading = null));
  return loading;
}
