// Tells the other parts of this page, and this app's other tabs, that something stored has changed.

/** `written`: a change by the person; `applied`: news from the server; `sync`: the sync's state; `person`: who uses the phone. */
export type Notice = "written" | "applied" | "sync" | "person" | "blocked";
type Listener = (notice: Notice, fromHere: boolean) => void;

const listeners = new Set<Listener>();
let channel: BroadcastChannel | null = null;

function tell(notice: Notice, fromHere: boolean): void {
  for (const listener of [...listeners]) listener(notice, fromHere);
}

function open(): BroadcastChannel | null {
  if (channel || typeof BroadcastChannel === "undefined") return channel;
  channel = new BroadcastChannel("psoas");
  channel.onmessage = (event: MessageEvent<Notice>): void => tell(event.data, false);
  (channel as { unref?: () => void }).unref?.(); // under node a listening channel would keep the process alive
  return channel;
}

export function announce(notice: Notice): void {
  tell(notice, true);
  open()?.postMessage(notice);
}

/** Calls `listener` at each notice until the returned function is called. */
export function onNotice(listener: Listener): () => void {
  listeners.add(listener);
  open();
  return () => listeners.delete(listener);
}
