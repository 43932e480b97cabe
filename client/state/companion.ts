// Beside the screen: the headset's buttons, the lock screen, and the quiet audio that keeps a hidden page alive. It follows
// the player and presses its controls; the routine needs none of it.
import { LEAD_MS } from "../domain/clock.ts";
import { type RemoteCard, remoteCard } from "../domain/remote.ts";
import { now } from "../platform/clock.ts";
import type { RemoteAction, RemoteDoor } from "../platform/media-session.ts";
import type { QuietDoor } from "../platform/quiet.ts";
import type { Player } from "./player.ts";

const JUMP_MS = 1000; // further than this from where the lock screen has counted to, it is told anew

export class Companion {
  private told: { card: RemoteCard; at: number } | null = null;

  constructor(
    private readonly player: Player,
    private readonly quiet: QuietDoor,
    private readonly remote: RemoteDoor,
  ) {
    player.view.subscribe(() => this.follow());
  }

  /** Call it in the tap that starts or goes on. */
  prime(): void {
    this.quiet.prime();
  }

  private follow(): void {
    const { here, view } = this.player;
    const card = here && remoteCard(here.plan, here.place);
    const sound = view.value?.sound;
    this.quiet.keep(view.value?.face.phase === "running" && (sound === "running" || sound === "starting"));
    if (!card) {
      this.told = null;
      this.remote.clear();
    } else if (!this.holds(card)) {
      this.told = { card, at: now() };
      this.remote.show(card, (action) => this.press(action));
    }
  }

  /** Does the lock screen say this already? */
  private holds(card: RemoteCard): boolean {
    if (!this.told) return false;
    const { card: before, at } = this.told;
    const same = before.title === card.title && before.playing === card.playing && before.lengthMs === card.lengthMs;
    const counted = before.intoMs + (before.playing ? now() - at : 0);
    return same && Math.abs(counted - card.intoMs) < JUMP_MS;
  }

  private press(action: RemoteAction): void {
    const { player } = this;
    const face = player.view.value?.face;
    if (action === "play" && face?.phase === "paused") player.act("resume", face.unheard ? LEAD_MS : undefined);
    if (action === "pause") player.act("pause");
    if (action === "nexttrack") player.act("skip");
    if (action === "previoustrack") player.act("back");
  }
}
