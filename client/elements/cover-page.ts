// While a routine runs its stage covers the page: nothing behind it can be reached, and the back gesture asks first.

function others(shown: Element): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let at: Element | null = shown; at && at !== document.body; at = at.parentElement) {
    for (const sibling of at.parentElement?.children ?? []) {
      if (sibling !== at && sibling instanceof HTMLElement && !sibling.inert) found.push(sibling);
    }
  }
  return found;
}

/** Covers the page with `shown`; `askFirst` is called for a step back. Returns what uncovers it again. */
export function coverPage(shown: Element, askFirst: () => void): () => void {
  const behind = others(shown);
  for (const element of behind) element.inert = true;
  document.documentElement.classList.add("playing");
  history.pushState({ playing: true }, "");
  const stepBack = (): void => {
    history.pushState({ playing: true }, "");
    askFirst();
  };
  window.addEventListener("popstate", stepBack);
  return () => {
    for (const element of behind) element.inert = false;
    document.documentElement.classList.remove("playing");
    window.removeEventListener("popstate", stepBack);
    history.back(); // off the entry that only caught the step back
  };
}
