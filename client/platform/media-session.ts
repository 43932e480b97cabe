// The headset's buttons and the lock screen, where the browser passes them on.
import type { RemoteCard } from "../domain/remote.ts";
import { artwork } from "./artwork.ts";

export type RemoteAction = "play" | "pause" | "nexttrack" | "previoustrack";

export interface RemoteDoor {
  /** Shows the card; `pressed` is called for each press from now on. The browser counts the seconds on by itself. */
  show(card: RemoteCard, pressed: (action: RemoteAction) => void): void;
  clear(): void;
}

const ACTIONS: readonly RemoteAction[] = ["play", "pause", "nexttrack", "previoustrack"];
const ICON = { src: "/static/icons/icon-512.png", sizes: "512x512", type: "image/png" };

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

  constructor(
    private readonly session: MediaSession,
    private readonly stillOf: (item: string) => string,
  ) {}

  show({ title, artist, item, playing, lengthMs, intoMs }: RemoteCard, pressed: (action: RemoteAction) => void): void {
    const { session } = this;
    const saying = JSON.stringify([title, artist, item]);
    if (this.said === "") for (const action of ACTIONS) safely(() => session.setActionHandler(action, () => pressed(action)));
    if (saying !== this.said) this.tell(saying, { title, artist }, item);
    session.playbackState = playing ? "playing" : "paused";
    const duration = lengthMs / 1000;
    safely(() => session.setPositionState({ duration, position: Math.min(duration, intoMs / 1000), playbackRate: 1 }));
  }

  /** At once with the app's icon, and with the movement's figure as soon as that is drawn. */
  private tell(saying: string, words: MediaMetadataInit, item: string): void {
    this.said = saying;
    const say = (artwork: MediaImage[]): void => safely(() => (this.session.metadata = new MediaMetadata({ ...words, artwork })));
    say([ICON]);
    void artwork(this.stillOf(item)).then((figure) => {
      if (figure && this.said === saying) say([figure, ICON]);
    });
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

/** The phone's remote controls; where there are none, a door that does nothing. `stillOf`: the address of a movement's still. */
export function openRemote(stillOf: (item: string) => string): RemoteDoor {
  const session = (navigator as { mediaSession?: MediaSession }).mediaSession;
  return session ? new Remote(session, stillOf) : { show: () => undefined, clear: () => undefined };
}
