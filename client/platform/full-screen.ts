// The whole screen for the player, when the person asks for it. iPhones give it to no page.

/** Can this browser give it? */
export function canFillScreen(): boolean {
  return document.fullscreenEnabled === true;
}

export function fillsScreen(): boolean {
  return document.fullscreenElement != null;
}

/** Takes the whole screen, or gives it back. Call it in a tap; a refusal changes nothing. */
export async function fillScreen(whole: boolean): Promise<void> {
  if (!canFillScreen() || whole === fillsScreen()) return;
  const asked = whole ? document.documentElement.requestFullscreen({ navigationUI: "hide" }) : document.exitFullscreen();
  await asked.catch(() => undefined);
}
