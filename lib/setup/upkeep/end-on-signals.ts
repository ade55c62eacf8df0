/** Ends a command on a signal as a failure does, so that what it had begun is tidied away. */
export function endOnSignals(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(1));
  // whoever started it was killed
  process.once("disconnect", () => process.exit(1));
  process.channel?.unref();
}
