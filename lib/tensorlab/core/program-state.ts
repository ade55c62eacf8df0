/**
 * What one program can change: the default type, how tensors are printed, whether gradients are recorded, random numbers,
 * memory, what was called. It lives in an object of that program's own; no module of the lab holds anything that changes.
 */

/** The state of one program: a notebook's from its start to its restart, or one that is judged. */
export class ProgramState {
  readonly #parts = new Map<() => unknown, unknown>();

  /** The part that this declaration makes; made when it is first asked for. */
  part<Part>(make: () => Part): Part {
    if (!this.#parts.has(make)) this.#parts.set(make, make());
    // what stands under a declaration was made by it
    return this.#parts.get(make) as Part;
  }
}

/** whose step is being taken; outside of any program, one that belongs to nobody */
let current = new ProgramState();

/** Declares a part of every program's state. @returns the way to the running program's own */
export const partOfState =
  <Part>(make: () => Part) =>
  (): Part =>
    current.part(make);

/** Takes one step of a program: whatever the task reads or changes is that program's. */
export function within<Result>(state: ProgramState, task: () => Result): Result {
  const before = current;
  current = state;
  try {
    return task();
  } finally {
    current = before;
  }
}
