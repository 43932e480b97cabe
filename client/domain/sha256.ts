// SHA-256 without waiting: the browser's own is asynchronous, and a database transaction ends while one waits. Pure.

const PRIMES = Array.from({ length: 312 }, (_, n) => n).filter(
  (n) => n > 1 && [2, 3, 5, 7, 11, 13, 17].every((p) => n === p || n % p !== 0),
);

function fraction(root: number): number {
  return ((root - Math.floor(root)) * 2 ** 32) | 0;
}

const START = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const ROUND = PRIMES.slice(0, 64).map((prime) => fraction(Math.cbrt(prime)));

function utf8(text: string): number[] {
  const escaped = encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\uFFFD"));
  return [...escaped.matchAll(/%(..)|(.)/g)].map(([, hex, char]) =>
    hex ? Number.parseInt(hex, 16) : (char ?? "").charCodeAt(0),
  );
}

function padded(bytes: number[]): Int32Array {
  const words = new Int32Array(((bytes.length + 72) >> 6) << 4);
  [...bytes, 0x80].forEach((byte, i) => (words[i >> 2] = (words[i >> 2] ?? 0) | (byte << (24 - (i % 4) * 8))));
  words[words.length - 1] = bytes.length * 8;
  return words;
}

const turn = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits));
const at = (words: ArrayLike<number>, i: number): number => words[i] ?? 0;

function schedule(words: Int32Array, from: number): Int32Array {
  const w = new Int32Array(64);
  w.set(words.subarray(from, from + 16));
  for (let i = 16; i < 64; i++) {
    const early = at(w, i - 15);
    const late = at(w, i - 2);
    const s0 = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
    const s1 = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
    w[i] = at(w, i - 16) + s0 + at(w, i - 7) + s1;
  }
  return w;
}

function compress(state: number[], w: Int32Array): number[] {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + at(ROUND, i) + at(w, i)) | 0;
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  return [a, b, c, d, e, f, g, h].map((word, i) => (word + at(state, i)) | 0);
}

/** SHA-256 of the text's UTF-8 bytes, 64 lower-case hex digits. */
export function sha256(text: string): string {
  const words = padded(utf8(text));
  let state = START;
  for (let from = 0; from < words.length; from += 16) state = compress(state, schedule(words, from));
  return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}
