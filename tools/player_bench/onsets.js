// In the audio thread: tells when a sound begins after silence, to the sample, and how the time goes. Told to, it stalls.
const LOUD = 1e-4;
const SILENCE_S = 0.03;
const BEAT_S = 0.1;

class Onsets extends AudioWorkletProcessor {
  constructor() {
    super();
    this.silent = 0;
    this.beat = 0;
    this.stall = 0;
    this.port.onmessage = ({ data }) => (this.stall = data);
  }

  process([input]) {
    if (this.stall > 0) {
      const until = Date.now() + this.stall;
      this.stall = 0;
      while (Date.now() < until);
    }
    const samples = input[0] ?? [];
    for (let at = 0; at < samples.length; at += 1) this.hear(Math.abs(samples[at]) > LOUD, at);
    if (samples.length === 0) this.silent += 128;
    if (currentTime - this.beat >= BEAT_S) {
      this.beat = currentTime;
      this.port.postMessage({ beat: currentTime });
    }
    return true;
  }

  hear(loud, at) {
    if (!loud) this.silent += 1;
    else {
      if (this.silent > SILENCE_S * sampleRate) this.port.postMessage({ onset: (currentFrame + at) / sampleRate });
      this.silent = 0;
    }
  }
}

registerProcessor("onsets", Onsets);
