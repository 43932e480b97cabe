// How long text is where bytes are counted. Pure.

/** Bytes of one letter (a code point) in UTF-8. */
export function bytesOfLetter(letter: string): number {
  const point = letter.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}

/** Bytes of the text in UTF-8. */
export function utf8Length(text: string): number {
  let length = 0;
  for (const letter of text) length += bytesOfLetter(letter);
  return length;
}
