// Text as letters that an address takes, and back: UTF-8 in base64url without padding. One text has one code. Pure.

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Map([...ALPHABET].map((letter, value) => [letter, value]));

function bytesOf(text: string): number[] {
  const escaped = encodeURIComponent(text).match(/%[0-9A-F]{2}|./g) ?? [];
  return escaped.map((part) => (part.length === 3 ? Number.parseInt(part.slice(1), 16) : part.charCodeAt(0)));
}

/** Throws URIError for text with halves of a pair. */
export function encode(text: string): string {
  const bytes = bytesOf(text);
  let code = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const letters = [18, 12, 6, 0].map((shift) => ALPHABET[(three >> shift) & 63]);
    code += letters.slice(0, Math.min(bytes.length - at, 3) + 1).join("");
  }
  return code;
}

/** The text behind a code; null for what `encode` never makes. */
export function decode(code: string): string | null {
  const escaped: string[] = [];
  let [bits, held] = [0, 0];
  for (const letter of code) {
    const value = VALUES.get(letter);
    if (value === undefined) return null;
    bits = ((bits << 6) | value) & 0xfff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    escaped.push(`%${((bits >> held) & 0xff).toString(16).padStart(2, "0")}`);
  }
  if (held === 6 || (bits & ((1 << held) - 1)) !== 0) return null;
  try {
    return decodeURIComponent(escaped.join(""));
  } catch {
    return null; // no UTF-8
  }
}
