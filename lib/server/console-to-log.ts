/**
 * What packages print as errors and warnings goes into the log, as the log has it: of an error its kind, its place and the
 * number that a page shows, never its message, which may repeat what somebody typed.
 */
import { cut } from "@/lib/text/cut";
import type { Log } from "./log";
import { logFailedPage } from "./refusal";
import { currentRequest } from "./request-id";

/** of a sentence that is no error */
const charactersAtMost = 200;

type Output = Pick<Console, "error" | "warn">;

/** Next gives every error of a page a number, and tells the page no more. */
function numberOf(error: Error): string | undefined {
  return "digest" in error && typeof error.digest === "string" ? error.digest : undefined;
}

/** Takes over from now on. */
export function consoleToLog(log: Log, output: Output = console): void {
  const take = (...said: unknown[]): void => {
    const requestId = currentRequest();
    const error = said.find((one) => one instanceof Error);
    if (error) return logFailedPage(error, log, { incident: numberOf(error), requestId });
    const words = said.filter((one) => typeof one === "string").join(" ");
    // whoever runs the server can do nothing about what a package will do without one day
    if (/\bDeprecationWarning: /.test(words)) return;
    log.warn("a package says", { reason: cut(words, charactersAtMost), requestId });
  };
  output.error = take;
  output.warn = take;
}
