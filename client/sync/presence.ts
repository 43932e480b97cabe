// Leaving this phone: nothing of one person is left to the next.
import { type Link, network } from "../platform/network.ts";
import { GUEST, deletePerson } from "../storage/database.ts";
import { storeDeparture, storedPerson } from "../storage/device.ts";
import { announce } from "../storage/notices.ts";
import { finishErasure, forgetPerson } from "../storage/person.ts";
import { adoptedGuest } from "../storage/adoption.ts";
import { tellSignOut } from "./engine.ts";

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
