// Records out to a file and in again, on this phone alone: no server takes part in it.
import type { Intake } from "../domain/intake.ts";
import { MOST_BYTES, NOT_OURS, type RecordsFile, readRecords, writeRecords } from "../domain/records-file.ts";
import { canonical } from "../domain/canonical.ts";
import type { Session } from "../domain/generated/wire.ts";
import type { Screening } from "../domain/screening.ts";
import { sessionsTable } from "../domain/sessions-table.ts";
import { textOf } from "../platform/file.ts";
import { allRecords, lookAtIntake, takeBack, takeIn } from "../storage/intake.ts";
import { list } from "../storage/records.ts";
import { dropScreening, loadScreening, saveScreening } from "../storage/screening.ts";

/** A file that may come in, and what it would change. */
export interface Offer {
  file: RecordsFile;
  intake: Intake;
  /** The file's safety answers if they are others than those here. */
  answers: Screening | null;
}

/** The text of a copy of all records; with the safety answers only if `answers` says so. */
export async function makeCopy(answers: boolean): Promise<string> {
  const [{ records, schema }, screening] = await Promise.all([allRecords(), answers ? loadScreening() : null]);
  return writeRecords({ records, screening }, schema);
}

/** All sessions as a table for spreadsheets. */
export async function makeTable(): Promise<string> {
  return sessionsTable((await list<Session>("session")).map(({ fields }) => fields));
}

/** Looks into a file without changing anything. */
export async function lookInto(chosen: Blob): Promise<Offer | { fault: string }> {
  const text = await textOf(chosen, MOST_BYTES);
  if (text === null) return { fault: NOT_OURS };
  const read = readRecords(text);
  if ("fault" in read) return read;
  const [intake, here] = await Promise.all([lookAtIntake(read.file.records), loadScreening()]);
  const { screening } = read.file;
  return { file: read.file, intake, answers: canonical(screening) === canonical(here) ? null : screening };
}

/** What was done, and how to take it back. */
export interface Taken {
  intake: Intake;
  undo: () => Promise<void>;
}

/** Takes the records in, and the answers if the person wants them. */
export async function accept({ file, answers }: Offer, withAnswers: boolean): Promise<Taken> {
  const before = withAnswers ? await loadScreening() : null;
  const intake = await takeIn(file.records);
  if (withAnswers && answers) await saveScreening(answers);
  const undo = async (): Promise<void> => {
    await takeBack(intake);
    if (withAnswers && answers) await (before ? saveScreening(before) : dropScreening());
  };
  return { intake, undo };
}
