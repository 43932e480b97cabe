// Maps performance.now() to the audio clock. The two drift apart whenever the device stalls, so the map is read anew at
// every tick, and the median of several readings keeps one bad reading from moving a tone.

/** The part of an AudioContext that tells time. */
export interface AudioTimes {
  readonly currentTime: number;
  readonly outputLatency?: number;
  getOutputTimestamp?(): { contextTime?: number; performanceTime?: number };
}

const READINGS = 9;
const HELD_BACK = 0.5; // above this share of the latency, the device's own time already has it taken off

/**
 * Milliseconds to add to audio milliseconds to get the performance time at which that sample is heard. The browser's
 * output timestamp speaks of what leaves the device; where it does not, the latency is added here, once.
 */
function offsetNow(times: AudioTimes, nowMs: number): number {
  const latencyMs = (times.outputLatency ?? 0) * 1000;
  const plain = nowMs - times.currentTime * 1000;
  const stamp = times.getOutputTimestamp?.();
  if (!stamp?.performanceTime || stamp.contextTime === undefined) return plain + latencyMs;
  const offset = stamp.performanceTime - stamp.contextTime * 1000;
  return offset - plain >= latencyMs * HELD_BACK ? offset : offset + latencyMs;
}

export class AudioClock {
  private readings: number[] = [];

  /** Takes a reading. */
  read(times: AudioTimes, nowMs: number): void {
    this.readings = [...this.readings.slice(1 - READINGS), offsetNow(times, nowMs)];
  }

  /** The audio time, in seconds, of a sample that is heard at `atMs`. Before the first reading there is none. */
  audioTime(atMs: number): number | null {
    const sorted = [...this.readings].sort((one, other) => one - other);
    const median = sorted[Math.floor(sorted.length / 2)];
    return median === undefined ? null : (atMs - median) / 1000;
  }
}
