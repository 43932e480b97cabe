// Text as a calm person would read it aloud: no figures, no brackets, no signs. Pure. English.

const ONES = [
  ..."zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split(" "),
  ..."seventeen eighteen nineteen".split(" "),
];
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const MS_A_WORD = 400; // a hundred and fifty words a minute
const BREATH_MS = 250; // at the end of a sentence

/** A whole number below a thousand in words; a larger one as it is. */
export function numberWords(value: number): string {
  if (value < 20) return ONES[value] ?? String(value);
  if (value < 100) {
    const one = value % 10;
    return `${TENS[Math.floor(value / 10) - 2] ?? ""}${one > 0 ? `-${ONES[one] ?? ""}` : ""}`;
  }
  if (value >= 1000) return String(value);
  const rest = value % 100;
  return `${ONES[Math.floor(value / 100)] ?? ""} hundred${rest > 0 ? ` and ${numberWords(rest)}` : ""}`;
}

/** The words of a text that was written to be read: what stands in brackets is left out, figures become words. */
export function speakable(text: string): string {
  return text
    .replace(/\s*\([^)]*\)/g, "")
    .replace(/\s*[–—]\s*/g, ", ")
    .replace(/\s*&\s*/g, " and ")
    .replace(/(\d)\s*[/-]\s*(?=\d)/g, "$1 ")
    .replace(/(\d)-(?=[a-z])/gi, "$1 ")
    .replace(/\d+/g, (figures) => numberWords(Number(figures)))
    .replace(/\w\/\w/g, (pair) => pair.replace("/", " or "))
    .replace(/["“”'‘’](?=\s|$|[.,;:!?])|(?<=^|\s)["“”'‘’]/g, "")
    .replace(/[^\p{L}\p{M}\s.,;:!?'’-]/gu, " ")
    .replace(/\s+/g, " ")
    .replace(/\s([.,;:!?])/g, "$1")
    .trim();
}

/** A name in mid-sentence: it begins small, unless it is written in capitals. */
export function inSentence(name: string): string {
  const text = speakable(name);
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** Begins with a capital and ends as a sentence does. */
export function asSentence(text: string): string {
  const words = speakable(text);
  if (words === "") return "";
  const whole = /[.!?]$/.test(words) ? words : `${words.replace(/[,;:]$/, "")}.`;
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}

/** About how long it takes to say, in milliseconds; `rate` 1 is the usual pace, 2 twice as fast. */
export function sayingMs(text: string, rate = 1): number {
  const words = text.split(/[\s-]+/).filter((word) => word !== "").length;
  const sentences = text.split(/[.!?]/).length - 1;
  return (words * MS_A_WORD + sentences * BREATH_MS) / rate;
}
