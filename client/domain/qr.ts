// A link as the squares of a QR code, drawn as one path. Pure.
import { encode } from "uqr";

/** Larger ones cannot be read off a phone's screen. */
const LARGEST = 25;
const QUIET_ZONE = 4;

/** `path` fills the dark squares of a field of `size` by `size`, its quiet border included. */
export interface Qr {
  size: number;
  path: string;
}

/** The code of a text, or null if it is too long for one. */
export function qrOf(text: string): Qr | null {
  try {
    const { size, data } = encode(text, { ecc: "L", border: QUIET_ZONE, maxVersion: LARGEST });
    return { size, path: data.map(rowPath).join("") };
  } catch {
    return null; // the package says only so that a text does not fit
  }
}

/** Neighbours in a row are one bar. */
function rowPath(row: readonly boolean[], y: number): string {
  const bars = row.map((dark) => (dark ? "1" : "0")).join("").matchAll(/1+/g);
  return [...bars].map((bar) => `M${bar.index} ${y}h${bar[0].length}v1h-${bar[0].length}z`).join("");
}
