// The one door to time and to randomness.
import { localDateOf } from "../domain/dates.ts";

export interface Zone {
  /** IANA name, such as Europe/Vienna. */
  tz: string;
  /** Minutes that clocks here show more than UTC. */
  offsetMin: number;
}

/** Milliseconds that only go forward, whatever happens to the wall clock. Starts anew with every page. */
export function now(): number {
  return performance.now();
}

/** Wall-clock milliseconds since 1970, UTC. */
export function epoch(): number {
  return Date.now();
}

/** The time zone where the phone is, at an instant (now if not given). */
export function zone(at: number = epoch()): Zone {
  const tz = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return { tz: tz || "UTC", offsetMin: -new Date(at).getTimezoneOffset() || 0 };
}

/** The calendar date, YYYY-MM-DD, at an instant where clocks show `offsetMin` minutes more than UTC. */
export function localDate(epochMs: number, offsetMin: number): string {
  return localDateOf(epochMs, offsetMin);
}

/** A new random id: 32 hex digits. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
