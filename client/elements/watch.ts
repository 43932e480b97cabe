// Renders an element anew when a store changes.
import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Observable } from "../state/store.ts";

export class Watch<T> implements ReactiveController {
  private store: Observable<T> | null = null;
  private stop: (() => void) | null = null;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  /** The store's value now; from here on the element follows this store. */
  follow(store: Observable<T>): T {
    if (store !== this.store) {
      this.hostDisconnected();
      this.store = store;
      this.hostConnected();
    }
    return store.value;
  }

  hostConnected(): void {
    this.stop ??= this.store?.subscribe(() => this.host.requestUpdate()) ?? null;
  }

  hostDisconnected(): void {
    this.stop?.();
    this.stop = null;
  }
}
