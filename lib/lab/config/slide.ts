/** Numbers on a slider: even steps, or even steps of powers of ten. Pure. */

/** From and to where a slider reaches; a field beside it takes what lies beyond. */
export interface SlideRange {
  from: number;
  to: number;
  /** even steps of the logarithm, ten to each power of ten */
  log?: boolean;
  /** below the lowest step of a logarithmic range lies zero */
  zero?: boolean;
}

const perDecade = 10;
const linearSteps = 100;

/** Positions are whole numbers from 0 to this. */
export function lastPosition({ from, to, log, zero }: SlideRange): number {
  if (!log) return linearSteps;
  return Math.round(perDecade * Math.log10(to / from)) + (zero ? 1 : 0);
}

/** Where a value stands; what is beyond the range, at its end. */
export function positionOf(value: number, range: SlideRange): number {
  const { from, to, log, zero } = range;
  const hold = (position: number) => Math.max(0, Math.min(lastPosition(range), Math.round(position)));
  if (!log) return hold((linearSteps * (value - from)) / (to - from));
  if (value <= 0) return 0;
  const above = perDecade * Math.log10(value / from) + (zero ? 1 : 0);
  return Math.max(zero ? 1 : 0, hold(above));
}

/** The value at a position, of two figures. */
export function valueAt(position: number, range: SlideRange): number {
  const { from, to, log, zero } = range;
  if (!log) return Number((from + ((to - from) * position) / linearSteps).toFixed(4));
  if (zero && position === 0) return 0;
  return Number((from * 10 ** ((position - (zero ? 1 : 0)) / perDecade)).toPrecision(2));
}
