/** Those who want to hear of something, each told whatever the others do. */

/** As an uncaught error: the page's console and whoever watches for errors hear of it. */
function report(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}

/** A set of listeners to one kind of event. */
export class Listeners<Event = void> {
  // an object for each subscription: the same function may listen twice, and stops once for each
  #subscriptions = new Set<{ listener: (event: Event) => void }>();

  /** Calls back with every event from now on; returns the way to stop. */
  subscribe = (listener: (event: Event) => void): (() => void) => {
    const subscription = { listener };
    this.#subscriptions.add(subscription);
    return () => void this.#subscriptions.delete(subscription);
  };

  /** Calls everybody who listens now. Who stops meanwhile is not called; who throws is reported, and silences nobody. */
  tell = (event: Event): void => {
    for (const subscription of [...this.#subscriptions]) {
      if (!this.#subscriptions.has(subscription)) continue;
      try {
        subscription.listener(event);
      } catch (error) {
        report(error);
      }
    }
  };
}
