// What Me shows: who, where the records are, what the browser promised, what the server refused.
import type { SyncStatus } from "../domain/sync-status.ts";
import type { Choices } from "../domain/week.ts";
import { type Storage, storageNow } from "../platform/keep.ts";
import { type KeepAnswer, keepAnswer } from "../storage/device.ts";
import { deadOps } from "../storage/outbox.ts";
import { currentPerson } from "../storage/person.ts";
import type { DeadOp } from "../storage/schema.ts";
import { type Holdings, guestHoldings } from "../storage/adoption.ts";
import { readStatus } from "./sync-status.ts";
import { readChoices } from "./week.ts";

export interface MeView {
  account: string;
  status: SyncStatus;
  storage: Storage;
  asked: KeepAnswer | null;
  refused: DeadOp[];
  choices: Choices;
  /** A guest's records on this phone: the person's own, or those that stayed apart from the account. */
  guest: Holdings | null;
}

export async function readMe(): Promise<MeView> {
  const { account } = await currentPerson();
  const [status, storage, asked, refused, choices, guest] = await Promise.all([
    readStatus(),
    storageNow(),
    keepAnswer(),
    deadOps(),
    readChoices(),
    guestHoldings(account),
  ]);
  return { account, status, storage, asked, refused, choices, guest };
}
