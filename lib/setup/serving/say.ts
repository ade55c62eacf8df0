/** What a start says: lines for whoever sits at a terminal, one JSON object a line for whatever collects them. */

/**
 * @param line one sentence
 * @param more what stands beside it in JSON; its level is "info" where it names none
 */
export function say(line: string, more: Readonly<Record<string, unknown>> = {}): void {
  if (process.stdout.isTTY) console.log(`• ${line}`);
  else console.log(JSON.stringify({ level: "info", time: new Date().toISOString(), ...more, msg: line }));
}

/** Says what somebody has to do something about. */
export const warn = (line: string): void => say(line, { level: "warn" });
