// The phone's own ways to hand something on: its share sheet and its clipboard. Both may be missing or refuse.

export function canShare(): boolean {
  return typeof navigator.share === "function";
}

/** Opens the share sheet; call it in the tap. False if the phone refused; a person who changed their mind is no refusal. */
export async function share(title: string, url: string): Promise<boolean> {
  return navigator.share({ title, url }).then(
    () => true,
    (error: unknown) => (error as Error).name === "AbortError",
  );
}

/** Puts text on the clipboard; call it in the tap. False if there is none or it refused. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
