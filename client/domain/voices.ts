// Which voice speaks. Pure. Only voices that live on the device: others fail without a network.

/** The part of a browser's voice that matters here. */
export interface VoiceFacts {
  name: string;
  lang: string;
  localService: boolean;
  default: boolean;
}

function tag(lang: string): string {
  return lang.replaceAll("_", "-").toLowerCase(); // Android writes en_GB
}

/** The voices of this device that speak `language` ("en-GB"): those of the same region first, the rest by name. */
export function voicesFor<T extends VoiceFacts>(voices: readonly T[], language: string): T[] {
  const exact = tag(language);
  const plain = exact.split("-")[0] ?? "";
  const rank = (voice: T): number => (tag(voice.lang) === exact ? 0 : 2) + (voice.default ? 0 : 1);
  return voices
    .filter((voice) => voice.localService && tag(voice.lang).split("-")[0] === plain)
    .sort((one, other) => rank(one) - rank(other) || (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
}

/** The one that was chosen by name, if it is on this device; else the best; null if there is none. */
export function chooseVoice<T extends VoiceFacts>(voices: readonly T[], language: string, name: string): T | null {
  const fitting = voicesFor(voices, language);
  return fitting.find((voice) => voice.name === name) ?? fitting[0] ?? null;
}
