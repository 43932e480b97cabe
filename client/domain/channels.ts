// How a person wants to be led: what sounds, speaks, shakes and flashes, and the times around the work. Pure. Each choice
// is a record of the collection `setting` of its own; what is missing or out of its range counts as not chosen.
import type { CueKind } from "./cues.ts";
import type { Setting } from "./generated/wire.ts";
import type { FirstSide } from "./plan.ts";

export type DrawnPerson = "first" | "second";
export type SideChoice = FirstSide | "tighter";

/** Volumes and the voice's rate are in per cent; seconds are whole. `voice_name` is "" for the one that fits best. */
export interface Channels {
  tones: boolean;
  tone_volume: number;
  voice: boolean;
  voice_name: string;
  voice_rate: number;
  voice_volume: number;
  vibration: boolean;
  flash: boolean;
  half: boolean;
  last_three: boolean;
  through_mute: boolean;
  ready_seconds: number;
  switch_seconds: number;
  first_side: SideChoice;
  tighter_side: "left" | "right";
  /** Which of the two people the figures show. */
  figure: DrawnPerson;
}

export const DEFAULTS: Channels = {
  tones: true,
  tone_volume: 100,
  voice: true,
  voice_name: "",
  voice_rate: 100,
  voice_volume: 100,
  vibration: true,
  flash: false,
  half: true,
  last_three: true,
  through_mute: false,
  ready_seconds: 10,
  switch_seconds: 5,
  first_side: "left",
  tighter_side: "left",
  figure: "first",
};

/** The lowest and the highest value. The server holds them too, in webapp/practice/player_settings.py. */
export const RANGES = {
  tone_volume: [10, 100],
  voice_rate: [60, 140],
  voice_volume: [10, 100],
  ready_seconds: [5, 30],
  switch_seconds: [5, 10],
} as const satisfies Partial<Record<keyof Channels, readonly [number, number]>>;

const CHOICES: Partial<Record<keyof Channels, readonly string[]>> = {
  first_side: ["left", "right", "alternate", "tighter"],
  tighter_side: ["left", "right"],
  figure: ["first", "second"],
};
const NAME_LENGTH = 200;
const PREFIX = "player_";

/** The id of the record that holds this choice. */
export function channelId(name: keyof Channels): string {
  return PREFIX + name;
}

/** Whether this value may stand for this choice. */
export function isValid(name: keyof Channels, value: unknown): boolean {
  if (typeof value !== typeof DEFAULTS[name]) return false;
  if (typeof value === "number") {
    const [low, high] = RANGES[name as keyof typeof RANGES];
    return Number.isInteger(value) && value >= low && value <= high;
  }
  if (typeof value === "string") return CHOICES[name]?.includes(value) ?? value.length <= NAME_LENGTH;
  return true;
}

/** What was chosen, over the defaults. */
export function channelsOf(rows: readonly { id: string; fields: Setting }[]): Channels {
  const chosen = rows.flatMap(({ id, fields }): [string, unknown][] => {
    const name = id.slice(PREFIX.length) as keyof Channels;
    const ours = id.startsWith(PREFIX) && name in DEFAULTS && isValid(name, fields.value);
    return ours ? [[name, fields.value]] : [];
  });
  return { ...DEFAULTS, ...(Object.fromEntries(chosen) as Partial<Channels>) };
}

/** Is anything to be noticed at a moment of this kind? */
export function wanted(channels: Channels, kind: CueKind): boolean {
  if (kind === "half") return channels.half;
  return kind !== "last" || channels.last_three;
}

/** The side that comes first, with the tighter one put in. */
export function firstSide({ first_side, tighter_side }: Channels): FirstSide {
  return first_side === "tighter" ? tighter_side : first_side;
}
