// The player: before, while and after. It shows the stores of a visit and hands on what is tapped or typed.
import { html, nothing } from "lit";
import { fillScreen } from "../platform/full-screen.ts";
import type { PlayerView } from "../state/player.ts";
import type { Channels } from "../domain/channels.ts";
import type { Practice, PracticeState } from "../state/practice.ts";
import type { Lacks, Visit } from "../state/visit.ts";
import { LightElement } from "./light.ts";
import { type Move, moveOfKey } from "./player-keys.ts";
import { coverPage } from "./cover-page.ts";
import { Watch } from "./watch.ts";
import type { SheetPage } from "./player-sheet.ts";
import "./player-after.ts";
import "./player-before.ts";
import "./player-elsewhere.ts";
import "./player-stage.ts";

type Screen = "server" | "before" | "stage" | "elsewhere" | "after";

class RoutinePlayer extends LightElement {
  static override properties = { visit: { attribute: false }, sheet: { state: true }, tension: { state: true } };
  declare visit: Visit | undefined;
  declare sheet: SheetPage | null;
  declare tension: number | null;
  private readonly watchPlayer = new Watch<PlayerView | null>(this);
  private readonly watchPractice = new Watch<PracticeState>(this);
  private readonly watchChannels = new Watch<Channels>(this);
  private readonly watchLacks = new Watch<Lacks>(this);
  private served: ChildNode[] = [];
  private screen: Screen = "server";
  private wasRunning = false;
  private uncover: (() => void) | null = null;
  private readonly typed = (event: KeyboardEvent): void => this.key(event);

  constructor() {
    super();
    this.sheet = null;
    this.tension = null;
  }

  override connectedCallback(): void {
    if (!this.hasUpdated) this.served = [...this.childNodes];
    super.connectedCallback();
    window.addEventListener("keydown", this.typed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("keydown", this.typed);
    this.uncover?.();
  }

  override render(): unknown {
    if (!this.visit) return nothing;
    const view = this.watchPlayer.follow(this.visit.player.view);
    const practice = this.watchPractice.follow(this.visit.practice);
    this.screen = this.screenOf(view, practice);
    return html`<div
      class="player"
      @act=${({ detail }: CustomEvent<Move>) => this.visit?.player.act(detail.kind, detail.ms)}
      @toggle=${() => this.visit?.player.toggle()}
      @more=${() => this.openSheet()}
      @page=${({ detail }: CustomEvent<SheetPage>) => this.openSheet(detail)}
      @close-sheet=${({ detail }: CustomEvent<boolean | null>) => this.closeSheet(detail ?? false)}
      @easier=${() => this.visit?.takeEasier()}
      @wake=${() => this.visit?.player.wake()}
      @start=${() => void this.visit?.start(this.tension)}
      @resume=${() => void this.visit?.resume()}
      @retry=${() => this.visit?.player.retry()}
      @download=${() => this.visit?.keepAsFile()}
      @channels=${({ detail }: CustomEvent<Channels>) => this.visit?.lead(detail)}
      @tighter=${({ detail }: CustomEvent<"left" | "right">) => void this.visit?.tighter(detail)}
      @ease=${({ detail }: CustomEvent<{ item: string; on: boolean }>) => void this.visit?.ease(detail.item, detail.on)}
      @note=${({ detail }: CustomEvent<string>) => this.visit?.player.amend({ note: detail })}
      @rate=${({ detail }: CustomEvent<number>) => this.rate(detail)}
    >
      <p class="visually-hidden" role="status">${view?.face.status ?? ""}</p>
      ${this.body(view, practice)}
    </div>`;
  }

  private screenOf(view: PlayerView | null, practice: PracticeState): Screen {
    if (view?.gone) return "elsewhere";
    if (view) return view.face.phase === "finished" ? "after" : "stage";
    return practice.status === "ready" ? "before" : "server";
  }

  private body(view: PlayerView | null, practice: PracticeState): unknown {
    if (practice.status === "failed") return html`<p class="notice warn" role="alert">The player could not load. Go online once and open this page again.</p>`;
    if (practice.status !== "ready") return nothing;
    if (!view) return this.beforehand(practice);
    if (view.gone) return html`<player-elsewhere></player-elsewhere>`;
    if (view.face.phase === "finished") return html`<player-after .view=${view} .easier=${practice.easier}></player-after>`;
    return html`<player-stage .view=${view} .sheet=${this.sheet} .easier=${this.visit?.easier ?? null}></player-stage>`;
  }

  private beforehand(practice: Practice): unknown {
    if (!this.visit) return nothing;
    const channels = this.watchChannels.follow(this.visit.channels);
    const lacks = this.watchLacks.follow(this.visit.lacks);
    return html`<player-before .practice=${practice} .channels=${channels} .lacks=${lacks} .tension=${this.tension}></player-before>`;
  }

  override updated(): void {
    if (this.screen !== "server") for (const node of this.served.splice(0)) node.remove();
    const staged = this.screen === "stage";
    if (staged === (this.uncover !== null)) return;
    this.uncover?.();
    this.uncover = staged ? coverPage(this, () => this.openSheet()) : null;
    if (!staged) void fillScreen(false);
  }

  private rate(tension: number): void {
    if (this.screen === "after") this.visit?.player.amend({ tension_after: tension });
    else this.tension = tension;
  }

  /** The routine waits while the sheet is open, and goes on afterwards if it ran. What hurts is noted at once. */
  private openSheet(page: SheetPage = "choices"): void {
    const player = this.visit?.player;
    if (!this.sheet) this.wasRunning = player?.view.value?.face.phase === "running";
    if (player?.view.value?.face.phase === "running") player.act("pause");
    if (page === "hurt") player?.act("ache");
    this.sheet = page;
  }

  /** Whoever says that it hurts and nothing more goes on with the next movement. */
  private closeSheet(decided = false): void {
    if (this.sheet === "hurt" && !decided) this.visit?.player.act("hurt");
    if (this.sheet && this.wasRunning) this.visit?.player.act("resume");
    this.sheet = null;
  }

  private key(event: KeyboardEvent): void {
    if (this.screen !== "stage" || this.sheet) return;
    const move = moveOfKey(event);
    if (!move) return;
    event.preventDefault();
    if (move === "sheet") this.openSheet();
    else if (move === "hurt") this.openSheet("hurt");
    else if (move === "toggle") this.visit?.player.toggle();
    else this.visit?.player.act(move.kind, move.ms);
  }
}

customElements.define("routine-player", RoutinePlayer);
