/**
 * Numbers as Python and C print them. JavaScript's toFixed and toExponential work on the exact binary value too, but
 * break exact ties away from zero, where C's printf rounds them to even: 0.03125 with four decimals is "0.0312".
 */

const special = (value: number): string | null =>
  Number.isNaN(value) ? "nan" : value === Infinity ? "inf" : value === -Infinity ? "-inf" : null;

const isOdd = (value: number): boolean => Number.isInteger(value) && value % 2 !== 0;

/** A double lies exactly between two decimals of `digits` places when 2·10^digits times it is odd. */
const halfway = (size: number, digits: number): boolean => isOdd(size * 2 ** (digits + 1));

/** Puts the decimal point into a whole number of units of 10^-digits. */
function withPoint(units: string, digits: number): string {
  if (digits === 0) return units;
  const padded = units.padStart(digits + 1, "0");
  return `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}

/** Python's f"{value:.{digits}f}". */
export function fixed(value: number, digits: number): string {
  const named = special(value);
  if (named) return named;
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  const size = Math.abs(value);
  if (size >= 1e21) return `${sign}${withPoint(`${BigInt(size)}${"0".repeat(digits)}`, digits)}`;
  if (!halfway(size, digits)) return sign + size.toFixed(digits);
  const lower = (BigInt(size * 2 ** (digits + 1)) * 5n ** BigInt(digits) - 1n) / 2n;
  return sign + withPoint(String(lower % 2n === 0n ? lower : lower + 1n), digits);
}

/** Whether a number lies exactly between two of `digits` decimals in scientific form with this exponent. */
function halfwayScientific(size: number, digits: number, exponent: number): boolean {
  if (exponent <= digits) return halfway(size, digits - exponent);
  if (!Number.isInteger(size)) return false;
  const unit = 10n ** BigInt(exponent - digits);
  const twice = 2n * BigInt(size);
  return twice % unit === 0n && (twice / unit) % 2n === 1n;
}

/** JavaScript's exponent in C's form: at least two digits. */
function cExponent(text: string): string {
  const [mantissa, exponent] = text.split("e");
  return `${mantissa}e${exponent[0]}${exponent.slice(1).padStart(2, "0")}`;
}

/** Python's f"{value:.{digits}e}". */
export function scientific(value: number, digits: number): string {
  const named = special(value);
  if (named) return named;
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  const size = Math.abs(value);
  const text = size.toExponential(digits);
  const [mantissa, exponent] = text.split("e");
  const units = Number(mantissa.replace(".", ""));
  const exact = Math.floor(Math.log10(size));
  // 9.5 becomes ten, which is even, though it is written with a one
  const carried = Number(exponent) !== exact;
  const tied = size > 0 && units % 2 === 1 && !carried && halfwayScientific(size, digits, exact);
  return sign + cExponent(tied ? `${withPoint(String(units - 1), digits)}e${exponent}` : text);
}

/** The fewest digits that give a float32 back, as the double that prints with them; `value` itself for doubles. */
export function shortest(value: number, single: boolean): number {
  if (!single || !Number.isFinite(value)) return value;
  for (let precision = 1; precision < 9; precision++) {
    const short = Number(value.toPrecision(precision));
    if (Math.fround(short) === value) return short;
  }
  return Number(value.toPrecision(9));
}

/** Python's repr of a float: 1.0, 0.1, 1e-05, 1e+16, inf. */
export function reprFloat(value: number): string {
  const named = special(value);
  if (named) return named;
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) return cExponent(value.toExponential());
  const text = Object.is(value, -0) ? "-0" : String(value);
  return text.includes(".") ? text : `${text}.0`;
}
