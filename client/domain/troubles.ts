// What goes wrong in a running routine, and what to do about it, in words. Pure.

export interface Trouble {
  what: string;
  todo: string;
}

interface Facts {
  sound: string;
  awake: string;
  notKept: boolean;
}

const NO_SOUND = "Turn the volume up and tap the line on the screen. The digits, the colours and the side go on leading you.";
const NO_DEVICE = "This device has nothing to sound with. Prop it up where you see the digits, the colours and the side.";
const DARK = "The phone did not let the app keep it on. Choose a longer time in the phone's settings, under display or screen lock, and switch low-power mode off.";
const UNKNOWN_DARK = "This browser cannot keep it on. Choose a longer time in the phone's settings, under display or screen lock.";
const NOT_KEPT = "The phone is full, or its browser keeps nothing for this site. Leave this page open until the end: you can keep the result as a file then.";

/** Everything that is amiss now, the most pressing first. */
export function troublesOf({ sound, awake, notKept }: Facts): Trouble[] {
  const found: Trouble[] = [];
  if (sound === "blocked") found.push({ what: "There is no sound", todo: NO_SOUND });
  if (sound === "missing") found.push({ what: "There is no sound", todo: NO_DEVICE });
  if (notKept) found.push({ what: "Your place cannot be kept just now", todo: NOT_KEPT });
  if (awake === "refused") found.push({ what: "The screen may go dark", todo: DARK });
  if (awake === "missing") found.push({ what: "The screen may go dark", todo: UNKNOWN_DARK });
  return found;
}
