// Whether the person can see the page.

export function isVisible(): boolean {
  return document.visibilityState === "visible";
}

/** Calls `changed` whenever the page is shown, hidden, frozen, left or brought back. */
export function watchVisibility(changed: () => void): () => void {
  const aim: [EventTarget, string][] = [
    [document, "visibilitychange"],
    [document, "freeze"],
    [document, "resume"],
    [window, "pageshow"],
    [window, "pagehide"],
  ];
  for (const [target, name] of aim) target.addEventListener(name, changed);
  return () => {
    for (const [target, name] of aim) target.removeEventListener(name, changed);
  };
}
