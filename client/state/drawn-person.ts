// Keeps the figures in step with what the person chose, here or on another device, and with who the person is.
import { chooseDrawnPerson } from "../platform/drawn-person.ts";
import { onNotice } from "../storage/notices.ts";
import { readChannels } from "./channels.ts";

async function follow(): Promise<void> {
  const { figure } = await readChannels();
  chooseDrawnPerson(figure);
}

/** From now on. A phone whose records cannot be read keeps what it shows. */
export function followDrawnPerson(): void {
  const again = (): void => void follow().catch(() => undefined);
  onNotice((notice) => {
    if (notice === "applied" || notice === "person") again();
  });
  again();
}
