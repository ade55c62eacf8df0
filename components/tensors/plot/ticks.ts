/** Where an axis has its ticks and what stands beside them, as matplotlib chooses both. */

/** steps of a tick, in powers of ten; MaxNLocator's */
const steps = [1, 2, 2.5, 5, 10] as const;
const rounding = 1e-10;

/** Ticks of a step within a range, from its own multiples. */
function multiples(low: number, high: number, step: number): number[] {
  const [first, last] = [Math.ceil(low / step - rounding), Math.floor(high / step + rounding)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => (first + at) * step);
}

/** Round places in a range, in at most so many parts. */
export function linearTicks(low: number, high: number, parts: number): number[] {
  const raw = (high - low) / Math.max(1, parts);
  if (!(raw > 0) || !Number.isFinite(raw)) return [low];
  const size = 10 ** Math.floor(Math.log10(raw));
  const wanted = [...steps.map((step) => step * size), 20 * size, 25 * size].filter(
    (step) => step >= raw * (1 - rounding),
  );
  return multiples(low, high, wanted[0]);
}

/** Powers of ten in a range; round places where there are fewer than two. */
export function logTicks(low: number, high: number, parts: number): number[] {
  const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
  const every = Math.max(1, Math.ceil((last - first + 1) / Math.max(1, parts)));
  const powers: number[] = [];
  for (let power = first; power <= last; power += every) powers.push(10 ** power);
  return powers.length > 1 ? powers : linearTicks(low, high, parts);
}

const minus = (text: string): string => text.replace("-", "−");

/** Decimals that tell all ticks apart and none too many. */
function decimalsOf(ticks: readonly number[]): number {
  const spread = Math.max(...ticks) - Math.min(...ticks) || Math.abs(ticks[0]) || 1;
  for (let decimals = 0; decimals < 10; decimals++)
    if (ticks.every((tick) => Math.abs(tick - Number(tick.toFixed(decimals))) < spread * 1e-3))
      return decimals;
  return 10;
}

/** Texts of ticks, and the power of ten that all are to be multiplied with; 0 for none. */
export function tickTexts(ticks: readonly number[]): { texts: string[]; power: number } {
  const largest = Math.max(...ticks.map(Math.abs), 0);
  const order = largest > 0 ? Math.floor(Math.log10(largest)) : 0;
  // matplotlib's limits for plain numbers
  const power = order >= 6 || order <= -5 ? order : 0;
  const scaled = ticks.map((tick) => tick / 10 ** power);
  const decimals = decimalsOf(scaled);
  return { texts: scaled.map((tick) => minus((tick + 0).toFixed(decimals))), power };
}

/** "10²" and its like. */
export function powerText(value: number): string {
  const power = Math.log10(value);
  if (Math.abs(power - Math.round(power)) > 1e-9) return minus(String(Number(value.toPrecision(3))));
  const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  const raised = [...String(Math.round(power))].map((sign) => (sign === "-" ? "⁻" : digits[Number(sign)]));
  return `10${raised.join("")}`;
}
