/** An id for every request, the same in the answer's headers and in whatever is logged of it. */
import { AsyncLocalStorage } from "node:async_hooks";
import { nanoid } from "nanoid";

const current = new AsyncLocalStorage<string>();

/** Of the request that this is done for; undefined outside of one. */
export const currentRequest = (): string | undefined => current.getStore();

/** Does something for a new request. */
export const asRequest = <Result>(work: (id: string) => Result): Result => {
  const id = nanoid(10);
  return current.run(id, () => work(id));
};
