/** The page's side of formatting: one text at a time goes to the worker, which is replaced when a text takes too long. */
import type { Formatted } from "./formatted";
import type { FromWorker, ToWorker } from "./protocol";

/** What a text may take in the worker: it holds up the texts after it, and nothing else. */
const longestMs = 3_000;

/** Formatted texts that are kept, so that going back and forth between answers does not flicker. */
const kept = 24;

interface Waiting {
  text: string;
  signal: AbortSignal;
  resolve: (formatted: Formatted | null) => void;
}

/** Formats texts in the order in which they were asked for. */
class Formatter {
  #worker: Promise<Worker> | null = null;
  readonly #waiting: Waiting[] = [];
  #busy = false;
  readonly #known = new Map<string, Formatted>();

  /** The formatted text when it is at hand. */
  known(text: string): Formatted | null {
    return this.#known.get(text) ?? null;
  }

  /** @returns null when it was aborted, or when there is no worker to be had: then the text stands as it was written */
  format(text: string, signal: AbortSignal): Promise<Formatted | null> {
    const known = this.known(text);
    if (known) return Promise.resolve(known);
    return new Promise((resolve) => {
      this.#waiting.push({ text, signal, resolve });
      void this.#work();
    });
  }

  async #work(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    for (let next; (next = this.#waiting.shift());) {
      const { text, signal, resolve } = next;
      resolve(signal.aborted ? null : await this.#formatOne(text));
    }
    this.#busy = false;
  }

  async #formatOne(text: string): Promise<Formatted | null> {
    const known = this.known(text);
    if (known) return known;
    try {
      const formatted = await this.#ask(await (this.#worker ??= startWorker()), text);
      if (this.#known.size >= kept) this.#known.delete(this.#known.keys().next().value ?? "");
      this.#known.set(text, formatted);
      return formatted;
    } catch {
      // the worker's code did not come, or the worker broke: the next text tries a new one
      this.#worker = null;
      return null;
    }
  }

  async #ask(worker: Worker, text: string): Promise<Formatted> {
    const question: ToWorker = { text };
    worker.postMessage(question);
    const answer = await answerOf(worker, longestMs);
    if (answer !== null && answer !== "ready") return answer.formatted;
    worker.terminate();
    this.#worker = null;
    return { asWritten: "long" };
  }
}

/** The worker's next message; null when none came within `ms`. Rejects when the worker breaks. */
function answerOf(worker: Worker, ms: number): Promise<FromWorker | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(null), ms);
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      clearTimeout(timer);
      resolve(data);
    };
    worker.onerror = () => {
      clearTimeout(timer);
      worker.terminate();
      reject(new Error("the formatting worker broke"));
    };
  });
}

/** How long its code may take to come over a slow network. */
const longestStartMs = 30_000;

async function startWorker(): Promise<Worker> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  if ((await answerOf(worker, longestStartMs)) === "ready") return worker;
  worker.terminate();
  throw new Error("the formatting worker did not start");
}

/** The page's one formatter. */
export const formatter = new Formatter();
