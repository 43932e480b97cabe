// A note as it can be kept. Pure.

// The server refuses the same ones: control characters, halves of a pair, and marks that turn the text after them around.
const UNFIT = /[\p{Cs}\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e]/gu;

/** What was typed or pasted, less the characters that nobody sees and that could not be backed up. */
export function plainNote(typed: string): string {
  return typed.replace(/\r\n?/g, "\n").replace(UNFIT, "");
}
