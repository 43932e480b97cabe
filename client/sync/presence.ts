// Arriving at this phone and leaving it. One person at a time, and nothing of one is left to the next.
import { type Link, network } from "../platform/network.ts";
import { GUEST, deletePerson } from "../storage/database.ts";
import { erasureDone, storeArrival, storeDeparture, storedPerson, unfinishedErasure } from "../storage/device.ts";
import { announce } from "../storage/notices.ts";
import { type Person, forgetPerson, openPresent } from "../storage/person.ts";
import { adoptedGuest } from "../storage/adoption.ts";
import { tellSignOut } from "./engine.ts";

/** Deletes what a sign-out promised to delete. */
export async function finishErasure(): Promise<void> {
  const accounts = await unfinishedErasure();
  if (accounts.length === 0) return;
  for (const account of accounts) await deletePerson(account);
  await erasureDone();
}

/** The phone is this person's from here on. Whoever was here before keeps an own, closed database. */
export async function arrive(person: Person): Promise<void> {
  await finishErasure(); // before the database is made, or a broken-off sign-out would delete the new one
  const before = await storedPerson();
  await storeArrival(person);
  forgetPerson();
  await openPresent(person.account);
  if (before.account !== person.account) announce("person");
}

/** Deletes the person's records from this phone and tells the server now, or as soon as it can be reached. */
export async function leave(account: string, link: Link = network): Promise<void> {
  await storeDeparture({ account, erase: [account, ...(await adoptedGuest())] });
  await finishErasure();
  forgetPerson();
  announce("person");
  await tellSignOut(link);
}

/** The account is no more: its copy on this phone goes too, and there is no sign-out left to tell. */
export async function forgetAccount(account: string): Promise<void> {
  const { account: present } = await storedPerson();
  if (present === account)
    await leave(account, {
      post: () => Promise.resolve({ status: 200, json: { signed_out: true }, retryAfterSeconds: null }),
    });
  else if (account !== GUEST) await deletePerson(account);
}
