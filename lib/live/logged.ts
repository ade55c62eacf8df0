/**
 * Changes as the log of a session holds them: all that `apply` folds by and that shows whom they touch, without weights,
 * sources and texts that stay in the database alone.
 */
import type { Change } from "./changes";
import type { LoggedWork, WorkChange } from "./work-changes";

/** Any change without what only the database keeps. */
export type LoggedChange = Exclude<Change, WorkChange> | LoggedWork;

/** What of a change goes into the log; folded, it leads to the same state. */
export function loggedOf(change: Change): LoggedChange {
  switch (change.kind) {
    case "run-stored": {
      const { kind, entry, bytes, payload } = change;
      return { kind, entry, bytes, payload: { config: { seed: payload.config.seed } } };
    }
    case "draft-stored":
      return { ...change, overwritten: change.overwritten === null ? null : "" };
    case "evidence-stored": {
      const { id, questionId, title } = change.payload;
      return { ...change, payload: { id, questionId, title } };
    }
    case "attempt-stored": {
      const { passed, stage, printed } = change.verdict;
      const { id, exerciseId } = change.payload;
      return { ...change, payload: { id, exerciseId }, verdict: { passed, stage, printed } };
    }
    case "notebook-stored":
      return { ...change, notebook: { version: change.notebook.version } };
    default:
      return change;
  }
}
