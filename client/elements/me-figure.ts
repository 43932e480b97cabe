// Which of the two people the figures show.
import { html, nothing } from "lit";
import type { Channels, DrawnPerson } from "../domain/channels.ts";
import { chooseDrawnPerson } from "../platform/drawn-person.ts";
import { chooseChannel, readChannels } from "../state/channels.ts";
import { stillAddress } from "../storage/figures.ts";
import { LightElement } from "./light.ts";
import { Reading } from "./reading.ts";

const SAMPLE = "half-kneeling-hip-flexor-stretch";
const PEOPLE: readonly (readonly [DrawnPerson, string, string])[] = [
  ["first", "Hair in a bun", ""],
  ["second", "Short hair", "#b"],
];

class MeFigure extends LightElement {
  static override properties = { said: { state: true } };
  declare said: string;
  private readonly kept = new Reading<Channels>(this, readChannels);

  constructor() {
    super();
    this.said = "";
  }

  override render(): unknown {
    const channels = this.kept.value;
    if (!channels) return nothing;
    return html`<section class="part" aria-labelledby="figure-title">
      <h2 id="figure-title">The figures</h2>
      <div class="card">
        <fieldset class="people">
          <legend>Who shows you the movements</legend>
          ${PEOPLE.map(([person, words, part]) => this.choice(person, words, part, channels.figure === person))}
        </fieldset>
        <p class="hint" role="status">${this.said}</p>
      </div>
    </section>`;
  }

  private choice(person: DrawnPerson, words: string, part: string, chosen: boolean): unknown {
    return html`<label class="person"
      ><input type="radio" name="figure" value=${person} .checked=${chosen} @change=${() => void this.choose(person)} /><img
        class="still"
        data-person=${person}
        src=${stillAddress(SAMPLE).split("#")[0] + part}
        width="96"
        height="96"
        alt=""
      /><span>${words}</span></label
    >`;
  }

  private async choose(person: DrawnPerson): Promise<void> {
    chooseDrawnPerson(person);
    const kept = await chooseChannel("figure", person);
    this.said = kept ? "Saved." : "This phone could not keep it. It counts until you close the app.";
    if (kept) await this.kept.again();
  }
}

customElements.define("me-figure", MeFigure);
