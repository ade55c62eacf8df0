/** Numbers as people type them: in full width, with a decimal comma, in groups of three digits. Pure. */

const spaces = /[\s\u00a0\u2009\u202f'’_]/g;
/** Groups of three after a first one that is no zero: "1,000" is a thousand, "0,500" is a half. */
const byCommas = /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/;
const byDots = /^[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d*)?$/;

/**
 * The number that a text means, NaN for none.
 * @param whole only whole numbers make sense: "1.000" is a thousand then
 */
export function typedNumber(text: string, whole = false): number {
  const tidy = text.normalize("NFKC").replace(spaces, "");
  if (tidy === "") return NaN;
  if (byCommas.test(tidy)) return Number(tidy.replaceAll(",", ""));
  if (byDots.test(tidy) && (whole || tidy.includes(",") || tidy.split(".").length > 2))
    return Number(tidy.replaceAll(".", "").replace(",", "."));
  return Number(tidy.replace(",", "."));
}

/** The percents from 0 to 100 that a text means, "95 %" as well as "95"; null for none. */
export function typedPercent(text: string): number | null {
  const value = typedNumber(text.normalize("NFKC").replace(/%\s*$/, ""));
  return value >= 0 && value <= 100 ? value : null;
}

/** A number as it stands in a field: "1e-4" for small ones, plain digits else; a whole number always in digits. */
export const numberText = (value: number): string =>
  value !== 0 && (Math.abs(value) < 1e-3 || (Math.abs(value) >= 1e7 && !Number.isInteger(value)))
    ? value.toExponential()
    : String(value);
