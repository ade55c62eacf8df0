/** What a program was seen to do, however it was written: operations that it called by name, texts that it ran as code. */
import { TorchFailure } from "../core/failure";

/** different texts that one cell may run by exec, eval and compile */
const textsAtMost = 1_000;
/** and their characters together */
const charactersAtMost = 500_000;

/** Names under which operations are known that Python's side wraps. */
const publicNames: Readonly<Record<string, string>> = { _seed: "manual_seed", _reseed: "seed" };

/** Seen of one program, in its own interpreter. */
export class Observed {
  readonly #calls = new Set<string>();
  readonly #texts = new Set<string>();
  #characters = 0;

  /** Names of operations, without what they lie in: "cat" of torch.cat. */
  get calls(): ReadonlySet<string> {
    return this.#calls;
  }

  /** Sources that were run or compiled from within the program. */
  get texts(): ReadonlySet<string> {
    return this.#texts;
  }

  /** A call by name; an operator is none. */
  called(name: string): void {
    this.#calls.add(publicNames[name] ?? name);
  }

  /** A text run as code. RuntimeError past what can be looked at. */
  ran(text: string): void {
    if (this.#texts.has(text)) return;
    this.#characters += text.length;
    if (this.#texts.size >= textsAtMost || this.#characters > charactersAtMost)
      throw new TorchFailure("RuntimeError", "so many texts run as code are not part of this lab");
    this.#texts.add(text);
  }

  /** What comes next is looked at on its own. */
  clear(): void {
    this.#calls.clear();
    this.#texts.clear();
    this.#characters = 0;
  }
}
