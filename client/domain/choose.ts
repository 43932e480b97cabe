// Which routine fits now, and why: a rule that can be read aloud. Pure.

import type { NextTime } from "./next-time.ts";

export interface Candidate {
  slug: string;
  title: string;
  minutes: number;
  moments: readonly string[];
}
export interface Moment {
  /** Hour of the day here, 0 to 23. */
  hour: number;
  /** Minutes that the person has; null if not said. */
  minutes: number | null;
  /** The latest rating of today, 0 to 10, or null. */
  tension: number | null;
  /** Slugs done today, latest last. */
  doneToday: readonly string[];
  /** Slugs done yesterday. */
  doneYesterday: readonly string[];
  /** What the last practices say: something gentle, and why. */
  gentle?: NextTime["gentle"];
}
export interface Chosen {
  slug: string;
  title: string;
  minutes: number;
  because: string;
}

type PartOfDay = "morning" | "desk" | "evening" | "night";

const HARD_FROM = 7;
const NOT_DAILY = "strength-mobility-15"; // its own text: not on consecutive days
const REASONS: Record<PartOfDay, string> = {
  morning: "because it is morning",
  desk: "a break in the middle of the day",
  evening: "because it is evening",
  night: "because it is late",
};

const GENTLE = {
  hurt: "gentle, because something hurt last time",
  tighter: "gentle, because it felt tighter after the last time",
} as const;

/** What routines call the part of the day. */
const WORDS: Record<PartOfDay, string> = { morning: "morning", desk: "desk", evening: "evening", night: "evening" };

function partOfDay(hour: number): PartOfDay {
  if (hour >= 4 && hour < 10) return "morning";
  if (hour >= 10 && hour < 18) return "desk";
  return hour >= 18 && hour < 23 ? "evening" : "night";
}

function wanted(moment: Moment): { word: string; reason: string }[] {
  const part = partOfDay(moment.hour);
  const hard = moment.tension !== null && moment.tension >= HARD_FROM;
  const lead = hard ? [{ word: "hard-day", reason: `gentle, as you rated ${moment.tension} today` }] : [];
  if (!hard && moment.gentle) lead.push({ word: "hard-day", reason: GENTLE[moment.gentle] });
  return [...lead, { word: WORDS[part], reason: REASONS[part] }, { word: "any", reason: "one that fits at any time" }];
}

function fresh(candidate: Candidate, moment: Moment): boolean {
  const tooSoon = candidate.slug === NOT_DAILY && moment.doneYesterday.includes(NOT_DAILY);
  return !tooSoon && !moment.doneToday.includes(candidate.slug);
}

/** The longest that fits if time was named; else the one made for the moment, the shorter first. */
function best(candidates: readonly Candidate[], word: string, moment: Moment): Candidate | undefined {
  const off = (one: Candidate): number => (one.moments[0] === word ? 0 : 1_000);
  const rank = (one: Candidate): number => (moment.minutes === null ? off(one) + one.minutes : -one.minutes);
  return candidates.reduce<Candidate | undefined>((a, b) => (a && rank(a) <= rank(b) ? a : b), undefined);
}

/**
 * The routine to offer out of those that suit this person. One that was done today comes again only when nothing
 * else is left. Null if there is none that fits the time.
 */
export function chooseStart(suitable: readonly Candidate[], moment: Moment): Chosen | null {
  const limit = moment.minutes ?? Number.POSITIVE_INFINITY;
  const fitting = suitable.filter((one) => one.minutes <= limit);
  for (const pool of [fitting.filter((one) => fresh(one, moment)), fitting]) {
    for (const { word, reason } of wanted(moment)) {
      const found = best(
        pool.filter((one) => one.moments.includes(word)),
        word,
        moment,
      );
      if (found) return { slug: found.slug, title: found.title, minutes: found.minutes, because: reason };
    }
  }
  const [last] = fitting;
  return last ? { slug: last.slug, title: last.title, minutes: last.minutes, because: "one that suits you" } : null;
}
