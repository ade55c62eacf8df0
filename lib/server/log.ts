/** Structured logs. Only ids, codes and numbers have a place in a line: names and answers cannot be logged by accident. */
import pino from "pino";
import type { ErrorCode } from "@/lib/contract/errors";

export interface LogFields {
  session?: string;
  participant?: string;
  instructor?: string;
  request?: string;
  code?: ErrorCode;
  /** the id that an unexpected failure is reported under */
  incident?: string;
  port?: number;
  count?: number;
  ms?: number;
  signal?: string;
  failure?: string;
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

/** @param level one of pino's, or "silent" */
export function createLog(level: string): Log {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  return {
    info: (message, fields = {}) => logger.info(fields, message),
    warn: (message, fields = {}) => logger.warn(fields, message),
    error: (message, error, fields = {}) => logger.error({ ...fields, error: describe(error) }, message),
  };
}
