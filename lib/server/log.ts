/**
 * Structured logs: readable lines in a terminal, one JSON object a line elsewhere. Only ids, codes and numbers have a place
 * in a line: names and answers cannot be logged by accident.
 */
import pino from "pino";
import type { ErrorCode } from "@/lib/contract/errors";
import { readable } from "./readable-lines";

export interface LogFields {
  session?: string;
  participant?: string;
  instructor?: string;
  request?: string;
  code?: ErrorCode;
  /** the id that an unexpected failure is reported under */
  incident?: string;
  /** of HTTP, as in the answer's header X-Request-Id */
  requestId?: string;
  port?: number;
  count?: number;
  ms?: number;
  /** why it stops */
  reason?: string;
  failure?: string;
  /** lines of this message that were left out before this one */
  leftOut?: number;
}

export interface Log {
  info: (message: string, fields?: LogFields) => void;
  warn: (message: string, fields?: LogFields) => void;
  /** the error's kind and stack are logged, never its data */
  error: (message: string, error: unknown, fields?: LogFields) => void;
}

/** Prisma's messages repeat the arguments of the call, so only the first line of a stack's frames is kept. */
function describe(error: unknown): { kind: string; stack: string[] } {
  if (!(error instanceof Error)) return { kind: typeof error, stack: [] };
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return { kind: error.name, stack: frames.slice(0, 8).map((line) => line.trim()) };
}

/** Lines of one message in a window of time: whoever provokes one without end does not fill the disk. */
const linesAtMost = 50;
const windowMs = 10_000;

class Repetitions {
  readonly #lines = new Map<string, number>();
  #ends = 0;

  /** @returns what a line of this message says beside its own, or null when it is left out */
  note(message: string): LogFields | null {
    const before = this.#lines.get(message) ?? 0;
    if (Date.now() >= this.#ends) {
      this.#lines.clear();
      this.#ends = Date.now() + windowMs;
    }
    const lines = (this.#lines.get(message) ?? 0) + 1;
    this.#lines.set(message, lines);
    if (lines > linesAtMost) return null;
    return lines === 1 && before > linesAtMost ? { leftOut: before - linesAtMost } : {};
  }
}

/** at once, so that a line is out when its process ends */
const output = (): pino.DestinationStream => pino.destination({ fd: 1, sync: true });

function terminal(): pino.DestinationStream {
  const lines = output();
  return { write: (line) => lines.write(readable(line)) };
}

/**
 * @param level one of pino's, or "silent"
 * @param sink where the lines go; standard output when left out
 */
export function createLog(level: string, sink = process.stdout.isTTY ? terminal() : output()): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const logger = pino(options, sink);
  const repetitions = new Repetitions();
  const write = (level: "info" | "warn" | "error", message: string, fields: object) => {
    const more = repetitions.note(message);
    if (more) logger[level]({ ...fields, ...more }, message);
  };
  return {
    info: (message, fields = {}) => write("info", message, fields),
    warn: (message, fields = {}) => write("warn", message, fields),
    error: (message, error, fields = {}) => write("error", message, { ...fields, error: describe(error) }),
  };
}
