/** Milliseconds that a change without haste waits for another one to be drawn with. */
const patienceMs = 60;

/** A value that views can watch; changes replace it whole. */
export class Store<State> {
  private pending: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(private state: State) {}

  get = (): State => this.state;

  /** Merges a change and tells everybody, of those that waited too. */
  set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    this.notify();
  }

  /** Merges a change; everybody is told with the next one, so that both are drawn in one frame, or soon. */
  setSoon(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    this.pending ??= setTimeout(() => this.notify(), patienceMs);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  private notify(): void {
    clearTimeout(this.pending);
    this.pending = undefined;
    for (const listener of [...this.listeners]) listener();
  }
}
