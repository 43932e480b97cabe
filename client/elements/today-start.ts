// The first card of Today: go on with what was broken off, or start what fits now.
import { html, nothing, svg } from "lit";
import { type Asked, type Broken, type Nothing, type Offered, readBroken, readOffer } from "../state/today.ts";
import { icon } from "./icon.ts";
import { Reading } from "./reading.ts";
import { ServedElement } from "./served.ts";
import { markStopped } from "./stopped.ts";

const POSES: Record<string, string> = { bed: "supine", floor: "supine", seated: "seated", standing: "standing" };

/** The page brings some drawings along; a pose that it has not is left out. */
function pose(setting: string): unknown {
  const id = `pose-${POSES[setting] ?? ""}`;
  if (!document.getElementById(id)) return nothing;
  return html`<svg class="pose" viewBox="0 0 64 64" aria-hidden="true">${svg`<use href="#${id}"></use>`}</svg>`;
}

function shortTitle(title: string): string {
  const words = title.replace(/^\d+-minute /, "");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function listed(links: Nothing["open"]): unknown {
  return links.map(({ href, text }, index) => html`${index > 0 ? ", " : ""}<a href=${href}>${text}</a>`);
}

/** The safety questions, in one calm line. */
function questions(asked: Asked): unknown {
  if (asked === "never") return html`First time? One screen of <a href="/screening">safety questions</a> comes first.`;
  if (asked === "lately") return html`Something changed? <a href="/screening">Answer the safety questions again</a>.`;
  return html`Your safety answers are over 3 months old. <a href="/screening">Answer them again</a>.`;
}

class TodayStart extends ServedElement {
  private readonly broken = new Reading<{ run: Broken | null }>(this, async () => ({ run: await readBroken() }));
  private readonly offered = new Reading<Offered | Nothing>(this, readOffer);

  /** Without the content the server's own suggestion is better than an empty card. */
  protected override get ready(): boolean {
    return Boolean(this.broken.value?.run) || (this.broken.settled && this.offered.value !== null);
  }

  override render(): unknown {
    const run = this.broken.value?.run;
    if (run) return this.resume(run);
    const offered = this.offered.value;
    if (!offered) return nothing;
    return offered.kind === "offered" ? this.start(offered) : this.refusal(offered);
  }

  override updated(): void {
    const offered = this.offered.value;
    if (offered) markStopped(offered.kind === "nothing" && offered.stop, offered.kind === "nothing");
  }

  private resume({ title, words, href }: Broken): unknown {
    return html`<section class="start" aria-labelledby="start-title">
      <p class="eyebrow">You were in the middle of</p>
      <h2 id="start-title">${shortTitle(title)}</h2>
      <a class="button wide" href=${href}>${icon("play")}<span>Resume — ${words}</span></a>
      <p class="note">Or <a href="/routines">start something else</a>; what you did is kept.</p>
      ${this.offered.value?.asked === "long_ago" ? html`<p class="note">${questions("long_ago")}</p>` : nothing}
    </section>`;
  }

  private start({ chosen, routine, asked }: Offered): unknown {
    return html`<section class="start" aria-labelledby="start-title">
      ${pose(routine.setting)}
      <p class="eyebrow">${chosen.minutes} minutes, ${chosen.because}</p>
      <h2 id="start-title">${shortTitle(chosen.title)}</h2>
      <p>${routine.for_whom}</p>
      <a class="button wide" href="/play/${chosen.slug}">${icon("play")}Start</a>
      <p class="note">${questions(asked)}</p>
    </section>`;
  }

  private refusal({ why, stop, instead, open, asked }: Nothing): unknown {
    const way = stop
      ? html`<a class="button wide" href="/safety">What to do now</a>`
      : instead
        ? html`<a class="button wide" href=${instead.href}>${icon("play")}${instead.text}</a>`
        : html`<a class="button wide" href="/moves">See the movements</a>`;
    return html`<section class="start" aria-labelledby="start-title">
      <p class="eyebrow">Because of your safety answers</p>
      <h2 id="start-title">No routine for now</h2>
      <p>${why}</p>
      ${way} ${open.length > 0 ? html`<p class="note">Cards to look at: ${listed(open)}</p>` : nothing}
      <p class="note">${questions(asked)}</p>
    </section>`;
  }
}

customElements.define("today-start", TodayStart);
