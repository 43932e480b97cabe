// The keyboard of a running routine: space, arrows, e, h, Esc.
import type { LogKind } from "../domain/clock.ts";

export interface Move {
  kind: LogKind;
  ms?: number;
}

const MOVES: Readonly<Record<string, Move>> = {
  ArrowLeft: { kind: "back" },
  ArrowRight: { kind: "skip" },
  ArrowUp: { kind: "extend", ms: 10_000 },
  ArrowDown: { kind: "extend", ms: -10_000 },
};

/** What a key means on the stage; null for keys that are the browser's or a control's own. */
export function moveOfKey(event: KeyboardEvent): Move | "toggle" | "sheet" | "hurt" | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const onControl = (event.target as Element | null)?.closest?.("button, a, input, textarea, dialog") != null;
  if (event.key === " ") return onControl || event.repeat ? null : "toggle";
  if (event.key === "Escape" || event.key === "e") return "sheet";
  if (event.key === "h") return event.repeat ? null : "hurt";
  return event.repeat ? null : (MOVES[event.key] ?? null);
}
