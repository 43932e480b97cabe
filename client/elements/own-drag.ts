// Moving a card of a list by its grip: it follows the finger, the others make way, the page scrolls at its edges.
// The list holds the pointer, since the card itself is put elsewhere in the page on the way.

const EDGE_PX = 72;
const SCROLL_PX = 9;

export interface DragDoors {
  /** Puts the card of `key` at `to`, and resolves when the page shows it. False if it stands there already. */
  move(key: number, to: number): Promise<boolean>;
  dropped(key: number): void;
}

export class CardDrag {
  private key = 0;
  private card: HTMLElement | null = null;
  private pointer = { id: 0, y: 0 };
  private grabbedAt = 0;
  private frame = 0;
  private moving = false;

  constructor(
    private readonly list: HTMLElement,
    private readonly doors: DragDoors,
  ) {
    list.addEventListener("pointerdown", (event) => this.begin(event));
    list.addEventListener("pointermove", (event) => this.follow(event));
    list.addEventListener("pointerup", () => this.end());
    list.addEventListener("pointercancel", () => this.end());
    list.addEventListener("lostpointercapture", () => this.end());
  }

  private begin(event: PointerEvent): void {
    const grip = (event.target as Element).closest<HTMLElement>(".grip");
    const card = grip?.closest<HTMLElement>("[data-key]");
    if (!card || this.card || event.button !== 0) return;
    this.card = card;
    this.key = Number(card.dataset["key"]);
    this.pointer = { id: event.pointerId, y: event.clientY };
    this.grabbedAt = event.clientY - card.getBoundingClientRect().top;
    this.list.setPointerCapture(event.pointerId);
    card.classList.add("dragged");
    this.frame = requestAnimationFrame(() => this.turn());
  }

  private follow(event: PointerEvent): void {
    if (!this.card || event.pointerId !== this.pointer.id) return;
    this.pointer.y = event.clientY;
  }

  private turn(): void {
    if (!this.card) return;
    const { y } = this.pointer;
    if (y < EDGE_PX) scrollBy(0, -SCROLL_PX);
    else if (y > innerHeight - EDGE_PX) scrollBy(0, SCROLL_PX);
    this.place(this.card);
    if (!this.moving) void this.makeWay(this.card);
    this.frame = requestAnimationFrame(() => this.turn());
  }

  /** Under the finger, wherever the list has put it. */
  private place(card: HTMLElement): void {
    card.style.setProperty("--drag", "0px");
    const home = card.getBoundingClientRect().top;
    card.style.setProperty("--drag", `${Math.round(this.pointer.y - this.grabbedAt - home)}px`);
  }

  private async makeWay(card: HTMLElement): Promise<void> {
    const cards = [...this.list.children] as HTMLElement[];
    const at = cards.indexOf(card);
    const box = card.getBoundingClientRect();
    const middle = ({ top, height }: DOMRect): number => top + height / 2;
    const before = cards[at - 1]?.getBoundingClientRect();
    const after = cards[at + 1]?.getBoundingClientRect();
    const to = before && box.top < middle(before) ? at - 1 : after && box.bottom > middle(after) ? at + 1 : at;
    if (to === at) return;
    this.moving = true;
    await this.doors.move(this.key, to).finally(() => (this.moving = false));
    if (this.card) this.place(this.card);
  }

  private end(): void {
    const { card } = this;
    if (!card) return;
    this.card = null;
    cancelAnimationFrame(this.frame);
    card.classList.remove("dragged");
    card.style.removeProperty("--drag");
    if (this.list.hasPointerCapture(this.pointer.id)) this.list.releasePointerCapture(this.pointer.id);
    this.doors.dropped(this.key);
  }
}
