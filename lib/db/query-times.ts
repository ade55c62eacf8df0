/** How long the statements of this process take. */
import type pg from "pg";

/** @param seconds from the call to the answer @param failed it was refused, or never came */
export type QueryListener = (seconds: number, failed: boolean) => void;

/** The server and the bundled pages are two module graphs of one process; both find the listener here. */
const shared = globalThis as typeof globalThis & { spiralroomQueryListener?: QueryListener };

/** Tells every statement from now on to the listener, in the place of one before. */
export function onQueryTimes(listener: QueryListener): void {
  shared.spiralroomQueryListener = listener;
}

type Callback = (error: unknown, result: unknown) => void;
type Query = (...given: unknown[]) => unknown;

/** Has a connection's statements told, whether they answer to a callback or with a promise. */
export function watchQueries(client: pg.ClientBase): void {
  // the driver's forms of a call are many, and only its end matters
  const { prototype } = client.constructor as { prototype: { query: Query } };
  const run: Query = (...given) => prototype.query.apply(client, given);
  const watched: Query = (...given) => {
    const listener = shared.spiralroomQueryListener;
    if (!listener) return run(...given);
    const began = performance.now();
    const tell = (failed: boolean) => listener((performance.now() - began) / 1_000, failed);
    const last = given.at(-1);
    if (typeof last === "function")
      return run(...given.slice(0, -1), ((error, result) => {
        tell(Boolean(error));
        (last as Callback)(error, result);
      }) satisfies Callback);
    const answer = run(...given);
    if (answer instanceof Promise)
      answer.then(
        () => tell(false),
        () => tell(true),
      );
    return answer;
  };
  client.query = watched as typeof client.query;
}
