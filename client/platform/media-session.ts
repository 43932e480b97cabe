// The headset's buttons and the lock screen, where the browser passes them on.
import type { RemoteCard } from "../domain/remote.ts";

export type RemoteAction = "play" | "pause" | "nexttrack" | "previoustrack";

export interface RemoteDoor {
  /** Shows the card; `pressed` is called for each press from now on. The browser counts the seconds on by itself. */
  show(card: RemoteCard, pressed: (action: RemoteAction) => void): void;
  clear(): void;
}

const ACTIONS: readonly RemoteAction[] = ["play", "pause", "nexttrack", "previoustrack"];
const ICON = { src: "/static/icons/icon-512.png", sizes: "512x512", type: "image/png" };

/** The picture of a movement, best first. */
function artworkOf(_item: string): MediaImage[] {
  return [ICON];
}

/** A browser may know the session and not the action or the position: each is asked for by itself. */
function safely(use: () => void): void {
  try {
    use();
  } catch {
    // without it the screen's own controls remain
  }
}

class Remote implements RemoteDoor {
  private said = "";

  constructor(private readonly session: MediaSession) {}

  show({ title, artist, item, playing, lengthMs, intoMs }: RemoteCard, pressed: (action: RemoteAction) => void): void {
    const { session } = this;
    const saying = JSON.stringify([title, artist, item]);
    if (this.said === "") for (const action of ACTIONS) safely(() => session.setActionHandler(action, () => pressed(action)));
    if (saying !== this.said) safely(() => (session.metadata = new MediaMetadata({ title, artist, artwork: artworkOf(item) })));
    this.said = saying;
    session.playbackState = playing ? "playing" : "paused";
    const duration = lengthMs / 1000;
    safely(() => session.setPositionState({ duration, position: Math.min(duration, intoMs / 1000), playbackRate: 1 }));
  }

  clear(): void {
    const { session } = this;
    if (this.said === "") return;
    this.said = "";
    for (const action of ACTIONS) safely(() => session.setActionHandler(action, null));
    safely(() => session.setPositionState());
    session.metadata = null;
    session.playbackState = "none";
  }
}

/** The phone's remote controls; where there are none, a door that does nothing. */
export function openRemote(): RemoteDoor {
  const session = (navigator as { mediaSession?: MediaSession }).mediaSession;
  return session ? new Remote(session) : { show: () => undefined, clear: () => undefined };
}
