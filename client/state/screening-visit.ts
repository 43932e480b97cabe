// A visit to the safety questions: the questions, what was answered before, and keeping the new answers.
import type { PhoneCatalog } from "../domain/generated/catalog.ts";
import type { Screening } from "../domain/screening.ts";
import { epoch, localDate, zone } from "../platform/clock.ts";
import { withNothingApplies } from "../platform/tab-memory.ts";
import { loadCatalog } from "../storage/catalog.ts";
import { loadScreening, saveScreening } from "../storage/screening.ts";
import { Store } from "./store.ts";

export type Questions = { status: "loading" } | { status: "failed" } | { status: "ready"; catalog: PhoneCatalog; before: Screening | null };

export class ScreeningVisit {
  readonly questions = new Store<Questions>({ status: "loading" });

  /** `next`: where to go afterwards, a path on this site. */
  constructor(readonly next: string) {
    this.load().catch(() => this.questions.set({ status: "failed" }));
  }

  /** Keeps the answers on this phone; resolves to false if it could not. */
  async keep(answers: Omit<Screening, "answered_on">): Promise<boolean> {
    const answered_on = localDate(epoch(), zone().offsetMin);
    return saveScreening({ ...answers, answered_on }).then(
      () => true,
      () => false,
    );
  }

  /** Where to go from a phone that keeps nothing: the address itself says it if nothing applied. */
  nextUnkept({ level, conditions }: Pick<Screening, "level" | "conditions">): string {
    return level === "none" && conditions.length === 0 ? withNothingApplies(this.next) : this.next;
  }

  private async load(): Promise<void> {
    const catalog = await loadCatalog();
    const before = await loadScreening().catch(() => null);
    this.questions.set({ status: "ready", catalog, before });
  }
}
