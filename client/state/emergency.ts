// The emergency number that was chosen on this phone, and choosing another.
export { dialled } from "../domain/emergency.ts";
import { storeEmergencyNumber, storedEmergencyNumber } from "../storage/device.ts";

/** Null if none was chosen, or the phone cannot say. */
export function chosenNumber(): Promise<string | null> {
  return storedEmergencyNumber().catch(() => null);
}

/** A phone that stores nothing still dials. */
export async function chooseNumber(number: string): Promise<void> {
  await storeEmergencyNumber(number).catch(() => undefined);
}
