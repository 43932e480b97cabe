// The number that a phone dials in an emergency. Pure.

const LEAST_DIGITS = 2;
const MOST_DIGITS = 15;

/** The digits that were typed, with a leading plus; null if that is no number to dial. */
export function dialled(typed: string): string | null {
  const number = typed.replace(/[\s().-]/g, "");
  const digits = number.replace(/^\+/, "");
  return /^\d+$/.test(digits) && digits.length >= LEAST_DIGITS && digits.length <= MOST_DIGITS ? number : null;
}
