// What happens when the phone locks, plays music or has a headset: short, and no more than is known (docs/player.md).
import { html } from "lit";

export function playerHelp(): unknown {
  return html`<h1>Phone, music, headset</h1>
    <p><b>Screen off, or another app in front.</b> With sound on the routine goes on by ear where the phone allows it. Where it does not, it waits
      at the first cue that you could not hear, and three seconds of get-ready come before it goes on. What nobody heard is never counted.</p>
    <p><b>What is known.</b> On a computer it goes on behind another tab. On iPhones and Android phones this has not been measured yet: keep the
      screen on, or try it once before you count on it.</p>
    <p><b>Music.</b> The tones lie over your music. On a phone with its screen off, the music may stop for them.</p>
    <p><b>Headset and lock screen.</b> Play, pause, next to skip, previous to step back. On a phone they reach the routine while the screen is
      off; where “Sound even when the phone is muted” is offered, it gives them to the routine from the start.</p>
    <p><b>Two tabs.</b> One runs the routine. Another can take it over where it stands.</p>`;
}
