/** Lines of the log as a person at a terminal reads them: the time of day, what happened, and what goes with it. */

const colours: Readonly<Record<string, number>> = {
  fatal: 31,
  error: 31,
  warn: 33,
  info: 32,
  debug: 36,
  trace: 36,
};

interface Line {
  level: string;
  time: string;
  msg: string;
  error?: { kind: string; stack: readonly string[] };
}

const coloured = (text: string, code: number): string => `\u001b[${code}m${text}\u001b[39m`;

/** A value that holds no space needs no marks around it. */
const shown = (value: unknown): string =>
  typeof value === "string" && /^[\w./:+-]+$/.test(value) ? value : JSON.stringify(value);

/** @param json one line as it is collected */
export function readable(json: string): string {
  const { level, time, msg, error, ...fields } = JSON.parse(json) as Line & Record<string, unknown>;
  const at = new Date(time);
  const clock = [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) =>
    String(part).padStart(2, "0"),
  );
  const beside = Object.entries(fields).map(([name, value]) => `${name}=${shown(value)}`);
  const first = [clock.join(":"), coloured(level.padEnd(5), colours[level] ?? 39), msg, ...beside].join(" ");
  const below = error ? [error.kind, ...error.stack].map((line) => `\n    ${line}`) : [];
  return `${first}${below.join("")}\n`;
}
