/** A request that the worker cannot serve. */
import type { RefusalCode } from "./protocol";

/** Thrown by the worker's handlers; the page receives its code. */
export class Refusal extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string) {
    super(message);
    this.code = code;
  }
}
