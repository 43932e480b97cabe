// In the bench's page, before the app: overhears what is due, lets all sound run through an ear, counts seconds the naive
// way beside it, and notes what the screen shows.
(() => {
  const bench = { dues: [], onsets: [], stamps: [], counted: [], ticks: [], screen: [], life: [] };
  globalThis.bench = bench;
  delete Navigator.prototype.serviceWorker; // nothing but the page itself is measured
  globalThis.psoasTestDoors = {
    due: (tones) => bench.dues.push(...tones.map(({ kind, at }) => [kind, at, performance.now()])),
  };

  let contexts = 0;
  const connect = AudioNode.prototype.connect;
  globalThis.AudioContext = class extends AudioContext {
    constructor(options) {
      super(options);
      this.number = contexts += 1;
      this.bus = this.createGain();
      connect.call(this.bus, this.destination);
      bench.context = this;
      void this.listen();
    }

    async listen() {
      await this.audioWorklet.addModule("/static/build/bench-onsets.js");
      this.ear = new AudioWorkletNode(this, "onsets", { numberOfOutputs: 0 });
      connect.call(this.bus, this.ear);
      this.ear.port.onmessage = ({ data }) => {
        if (data.onset === undefined) this.stamp();
        else bench.onsets.push([this.number, data.onset]);
      };
    }

    stamp() {
      const { contextTime, performanceTime } = this.getOutputTimestamp();
      bench.stamps.push([this.number, contextTime, performanceTime, this.currentTime, performance.now(), this.outputLatency]);
    }
  };
  AudioNode.prototype.connect = function (target, ...rest) {
    const inside = target === this.context.destination ? this.context.bus : target;
    connect.call(this, inside, ...rest);
    return target;
  };

  bench.count = () => {
    const start = performance.now();
    setInterval(() => bench.counted.push(performance.now() - start), 1000);
  };
  bench.longTasks = (everyMs, ms) => {
    setInterval(() => {
      const until = performance.now() + ms;
      while (performance.now() < until);
    }, everyMs);
  };
  bench.stalls = (everyMs, ms) => setInterval(() => bench.context.ear?.port.postMessage(ms), everyMs);
  bench.silent = () => {
    HTMLMediaElement.prototype.play = () => Promise.resolve(); // nor the quiet audio
    globalThis.psoasTestDoors.sound = {
      state: "running",
      start() {},
      setLevel() {},
      schedule: globalThis.psoasTestDoors.due,
      cancel() {},
      tend: () => bench.ticks.push(performance.now()),
      stop() {},
    };
  };

  const look = () => {
    const stage = document.querySelector(".stage");
    const shown = [stage?.dataset.phase, stage?.querySelector("h1")?.textContent, stage?.querySelector("[role=timer]")?.textContent];
    if (JSON.stringify(shown) !== JSON.stringify(bench.screen.at(-1)?.slice(1))) bench.screen.push([performance.now(), ...shown]);
  };
  bench.watch = () => new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  for (const name of ["freeze", "resume", "visibilitychange"]) {
    document.addEventListener(name, () => bench.life.push([performance.now(), name, document.visibilityState]));
  }
})();
