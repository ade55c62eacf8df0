/** Nothing of a commit is stored: the session has changed since it was decided, or is gone. */
export class NotStored extends Error {
  constructor(readonly reason: "stale" | "gone") {
    super(reason);
  }
}
