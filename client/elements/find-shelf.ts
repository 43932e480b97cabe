// The cards that the server sent, group by group: hidden, shown, lent to the list of results, and put back in their place.

interface Group {
  section: HTMLElement;
  rack: Element;
  cards: HTMLElement[];
}

export class Shelf {
  private readonly groups: Group[];
  private readonly cards = new Map<string, HTMLElement>();

  constructor(private readonly host: Element) {
    this.groups = [...host.querySelectorAll<HTMLElement>("section.part")].flatMap((section) => {
      const rack = section.querySelector(".cards");
      return rack ? [{ section, rack, cards: [...rack.querySelectorAll<HTMLElement>("article[id]")] }] : [];
    });
    for (const card of this.groups.flatMap(({ cards }) => cards)) this.cards.set(card.id, card);
  }

  /** The card of this slug, to be shown elsewhere until `show` puts it back. */
  lend(slug: string): HTMLElement | undefined {
    const card = this.cards.get(slug);
    if (card) card.hidden = false;
    return card;
  }

  /** Puts every card back and shows those of `slugs`, in groups; null hides the groups and leaves what was lent. */
  show(slugs: ReadonlySet<string> | null, filtered: boolean): void {
    this.host.querySelector<HTMLElement>("nav.anchors")?.toggleAttribute("hidden", filtered);
    for (const { section, rack, cards } of this.groups) {
      section.hidden = slugs === null || !cards.some(({ id }) => slugs.has(id));
      if (slugs === null) continue;
      for (const card of cards) card.hidden = !slugs.has(card.id);
      if (cards.some(({ parentElement }) => parentElement !== rack)) rack.append(...cards);
    }
  }
}
