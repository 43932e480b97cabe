// What Today offers: a routine that was broken off, or the one that fits now, or why there is none.
import { type Chosen, type Moment, chooseStart } from "../domain/choose.ts";
import { addDays } from "../domain/dates.ts";
import type { PhoneCatalog, PhoneRoutine } from "../domain/generated/catalog.ts";
import type { Checkin, Session } from "../domain/generated/wire.ts";
import { type Link, offer, stillSuits } from "../domain/offer.ts";
import { type Run, resumeWords } from "../domain/run.ts";
import { type Answers, NO_ANSWERS, type Screening, screeningDue } from "../domain/screening.ts";
import { epoch, zone } from "../platform/clock.ts";
import { loadCatalog } from "../storage/catalog.ts";
import { type Row, listByDate } from "../storage/records.ts";
import { loadRunning } from "../storage/running.ts";
import { loadScreening } from "../storage/screening.ts";
import { readNextTime } from "./next-time.ts";
import { today } from "./week.ts";

export interface Broken {
  title: string;
  words: string;
  href: string;
}
/** Whether the safety questions were answered, and whether that is so long ago that they are asked again. */
export type Asked = "never" | "lately" | "long_ago";
export interface Offered {
  kind: "offered";
  chosen: Chosen;
  routine: PhoneRoutine;
  asked: Asked;
}
export interface Nothing {
  kind: "nothing";
  why: string;
  /** A stop sign: the way on is the safety page. */
  stop: boolean;
  /** What may be played all the same. */
  instead: Link | null;
  /** What is usually comfortable all the same, to read and play one at a time. */
  open: readonly Link[];
  asked: Asked;
}

function brokenOf(run: Run): Broken {
  const { source, title } = run.plan;
  return { title, words: resumeWords(run), href: `/play/${source}` };
}

/** A run that was broken off and that the answers still allow. */
export async function readBroken(): Promise<Broken | null> {
  const run = await loadRunning();
  if (!run) return null;
  const [catalog, answers] = await Promise.all([loadCatalog(), loadScreening()]);
  return stillSuits(catalog, run.plan, answers ?? NO_ANSWERS) ? brokenOf(run) : null;
}

function latestTension(sessions: readonly Row<Session>[], checkins: readonly Row<Checkin>[]): number | null {
  const felt = sessions.map(({ fields }) => ({
    at: fields.ended_at,
    tension: fields.tension_after ?? fields.tension_before ?? null,
  }));
  const rated = [...felt, ...checkins.map(({ fields }) => ({ at: fields.at, tension: fields.tension }))].filter(
    (one) => one.tension !== null,
  );
  return rated.sort((a, b) => b.at - a.at)[0]?.tension ?? null;
}

async function readMoment(): Promise<Moment> {
  const date = today();
  const yesterday = addDays(date, -1);
  const sessions = await listByDate<Session>("session", yesterday, date);
  const checkins = await listByDate<Checkin>("checkin", date, date);
  const on = (day: string): Row<Session>[] => sessions.filter(({ fields }) => fields.local_date === day);
  const sources = (rows: Row<Session>[]): string[] => rows.map(({ fields }) => fields.source);
  const hour = new Date(epoch() + zone().offsetMin * 60_000).getUTCHours();
  return {
    hour,
    minutes: null,
    tension: latestTension(on(date), checkins),
    doneToday: sources(on(date)),
    doneYesterday: sources(on(yesterday)),
    gentle: (await readNextTime()).gentle,
  };
}

/** The answers allow no routine at all, or none that is left: then the reason of the first is as good as any. */
function nothing(catalog: PhoneCatalog, answers: Answers, asked: Asked): Nothing {
  const refused = offer(catalog, catalog.routines[0]?.slug ?? "", answers);
  if (refused.offered) return { kind: "nothing", why: "", stop: false, instead: null, open: [], asked };
  const stop = refused.reason === "stop";
  const gentle = Object.values(catalog.items).find((item) => item.mode === "breathe" && offer(catalog, item.slug, answers).offered);
  const instead = gentle ? { href: `/play/${gentle.slug}`, text: gentle.title } : null;
  return { kind: "nothing", why: refused.why, stop, instead, open: refused.open, asked };
}

function askedWhen(screening: Screening | null): Asked {
  if (!screening) return "never";
  return screeningDue(screening, today()) ? "long_ago" : "lately";
}

/** Rejects if the content or the phone's database cannot be read. */
export async function readOffer(): Promise<Offered | Nothing> {
  const [catalog, screening, moment] = await Promise.all([loadCatalog(), loadScreening(), readMoment()]);
  const answers = screening ?? NO_ANSWERS;
  const suitable = catalog.routines.filter(({ slug }) => offer(catalog, slug, answers).offered);
  const minutes = (routine: PhoneRoutine): number => Math.round(routine.total_seconds / 60);
  const chosen = chooseStart(
    suitable.map((one) => ({ ...one, minutes: minutes(one) })),
    moment,
  );
  const routine = suitable.find(({ slug }) => slug === chosen?.slug);
  return chosen && routine
    ? { kind: "offered", chosen, routine, asked: askedWhen(screening) }
    : nothing(catalog, answers, askedWhen(screening));
}
