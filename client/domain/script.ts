// What the voice says, and when: one sentence for each moment of a plan. Pure. A calm person speaks, and never across
// another sentence: what has no room before the next one is said earlier or left out.
import { BREATH_IN_MS } from "./breath.ts";
import { type Cue, FIRST_OUT } from "./cues.ts";
import { type Plan, type PlanStep, type Segment, isWork } from "./plan.ts";
import { asSentence, inSentence, numberWords, sayingMs } from "./speakable.ts";

/** The moment: what begins or is due in the segment, and what is written for it. */
export type Moment = Pick<Cue, "key" | "kind" | "segment" | "say">;

const COUNT_MS = 3000; // "three, two, one"
const MARGIN_MS = 300;
const READY = "Get ready.";

function sideWords({ side }: Segment): string {
  return side === "left" || side === "right" ? `, ${side} side` : "";
}

function setWords({ set, sets }: Segment): string {
  return `set ${numberWords(set)} of ${numberWords(sets)}`;
}

/** "First, march in place." · "Next: single knee hug, left side." · the name alone where there is nothing else. */
function introduction(plan: Plan, segment: Segment): string {
  const lead = plan.steps.length === 1 ? "" : segment.step === 0 ? "First, " : "Next: ";
  return asSentence(`${lead}${name(segment)}`);
}

function name(segment: Segment): string {
  return `${inSentence(segment.title)}${sideWords(segment)}`;
}

function cueOf(step: PlanStep | undefined): string {
  return asSentence(step?.cue ?? "");
}

function firstWork(plan: Plan, step: number): Segment | undefined {
  return plan.segments.find((segment) => segment.step === step && isWork(segment.kind));
}

/** Until when a sentence that begins with the work may last: to the author's next words or the end. The count yields to it. */
function roomMs(segment: Segment): number {
  if (segment.cues.some(({ atMs }) => atMs === 0)) return 0;
  return (segment.cues[0]?.atMs ?? segment.ms) - MARGIN_MS;
}

function fits(text: string, ready: Segment, rate: number): boolean {
  return sayingMs(text, rate) <= ready.ms - MARGIN_MS;
}

/**
 * The get-ready with the movement's cue in it, or "". It comes before breathing, where the voice leads the breath from
 * the start, and where the work leaves no room for the cue.
 */
function earlyCue(plan: Plan, ready: Segment, rate: number): string {
  const work = firstWork(plan, ready.step);
  const cue = cueOf(plan.steps[ready.step]);
  const wanted = work && cue !== "" && (work.kind === "breathe" || sayingMs(cue, rate) > roomMs(work));
  if (!wanted) return "";
  const whole = `${introduction(plan, ready)} ${cue}`;
  return [`${whole} ${READY}`, whole].find((text) => fits(text, ready, rate)) ?? "";
}

function readyOf(plan: Plan, segment: Segment): Segment | undefined {
  return plan.segments.find(({ step, kind }) => step === segment.step && kind === "ready");
}

/** The longest that fits; the tone says "get ready" too. */
function whileReady(plan: Plan, ready: Segment, rate: number): string {
  const intro = introduction(plan, ready);
  const early = earlyCue(plan, ready, rate);
  const short = asSentence(name(ready));
  return early || ([`${intro} ${READY}`, intro].find((text) => fits(text, ready, rate)) ?? short);
}

/** The first words of a stretch of work. After a rest the set was named already. */
function atStart(plan: Plan, segment: Segment, rate: number): string {
  if (roomMs(segment) <= 0) return "";
  const before = plan.segments[segment.index - 1];
  if (segment.set > 1 && before?.kind !== "switch") return before?.kind === "rest" ? "Begin." : asSentence(setWords(segment));
  if (segment.set > 1) return "Begin.";
  const ready = readyOf(plan, segment);
  const early = ready !== undefined && earlyCue(plan, ready, rate) !== "";
  if (early && segment.kind === "breathe") return "Breathe in.";
  const cue = cueOf(plan.steps[segment.step]);
  return early || cue === "" || sayingMs(cue, rate) > roomMs(segment) ? "Begin." : cue;
}

/** When the sentence that a segment begins with is over, counted from the segment's start. */
function openUntilMs(plan: Plan, segment: Segment, rate: number): number {
  if (segment.kind === "ready") return sayingMs(whileReady(plan, segment, rate), rate);
  return isWork(segment.kind) ? sayingMs(atStart(plan, segment, rate), rate) : sayingMs(atRest(segment), rate);
}

function atRest(segment: Segment): string {
  return `Rest. Next: ${setWords(segment)}.`;
}

/** Words that only accompany: left out wherever an author's words are near or an earlier sentence still runs. */
function accompanies(plan: Plan, segment: Segment, atMs: number, lastsMs: number, rate: number): boolean {
  const near = segment.cues.some((cue) => cue.atMs + sayingMs(cue.say, rate) > atMs && cue.atMs < atMs + lastsMs);
  return !near && openUntilMs(plan, segment, rate) <= atMs;
}

/** Only the first breath out may come while the movement's cue is still being said. */
function breath(plan: Plan, segment: Segment, { say }: Moment, rate: number): string {
  const free = say !== FIRST_OUT || openUntilMs(plan, segment, rate) <= BREATH_IN_MS;
  return free ? asSentence(say ?? "") : "";
}

function within(plan: Plan, segment: Segment, moment: Moment, rate: number): string {
  const { kind, say } = moment;
  if (kind === "cue") return asSentence(say ?? "");
  if (kind === "in" || kind === "out") return breath(plan, segment, moment, rate);
  if (kind === "half") return accompanies(plan, segment, segment.ms / 2, 1500, rate) ? "Half way." : "";
  return accompanies(plan, segment, segment.ms - COUNT_MS, COUNT_MS, rate) ? asSentence(say ?? "") : "";
}

/** What is said at this moment, or "" where a tone is enough. `rate` is the voice's pace, 1 as usual. */
export function sentence(plan: Plan, moment: Moment, rate = 1): string {
  const segment = plan.segments[moment.segment];
  if (!segment) return "";
  const { kind, key } = moment;
  if (key === "lead") return READY;
  if (key === "go on") return "Go on.";
  if (kind === "done") return "Done. Well done.";
  if (kind === "ready") return whileReady(plan, segment, rate);
  if (kind === "switch") return `Switch to the ${segment.side ?? "other side"}.`;
  if (kind === "rest") return atRest(segment);
  return kind === "work" || kind === "breathe" ? atStart(plan, segment, rate) : within(plan, segment, moment, rate);
}
