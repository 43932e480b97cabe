// The person's choices for the player, out of the phone's records and into them.
import { type Channels, channelId, channelsOf } from "../domain/channels.ts";
import type { Setting } from "../domain/generated/wire.ts";
import type { Manner } from "../platform/audio-session.ts";
import { change, list } from "../storage/records.ts";

/** How this person wants to be led. Rejects if the phone's records cannot be read. */
export async function readChannels(): Promise<Channels> {
  return channelsOf(await list<Setting>("setting"));
}

/** Keeps one choice; resolves to false if the phone could not. */
export function chooseChannel<K extends keyof Channels>(name: K, value: Channels[K]): Promise<boolean> {
  const fields = { value, from_date: null };
  return change({ coll: "setting", id: channelId(name), kind: "put", fields }).then(
    () => true,
    () => false,
  );
}

/** How our sound meets other sound. */
export function mannerOf(throughMute: boolean): Manner {
  return throughMute ? "first" : "over-music";
}
