/** Floats of 16 bits: IEEE's half (5 bits of exponent, 10 of fraction) and the upper half of a float32 (8 and 7). */

/** PyTorch's names of them. */
export type ShortFloat = "float16" | "bfloat16";

/** Whether a type is one of them. */
export const isShort = (dtype: string): dtype is ShortFloat => dtype === "float16" || dtype === "bfloat16";

/** Bits of the fraction, with the leading one. */
export const digitsOf: Readonly<Record<ShortFloat, number>> = { float16: 11, bfloat16: 8 };

const bits = new DataView(new ArrayBuffer(8));
const smallest: Readonly<Record<ShortFloat, number>> = { float16: -14, bfloat16: -126 };
/** from here on there is only infinity: half a step beyond the largest */
const overflow: Readonly<Record<ShortFloat, number>> = { float16: 65520, bfloat16: (2 - 2 ** -8) * 2 ** 127 };

/** The nearest such number, ties to even. */
export function shortened(value: number, kind: ShortFloat): number {
  // it comes out of a calculation in single precision
  const single = Math.fround(value);
  if (single === 0 || !Number.isFinite(single)) return single;
  const size = Math.abs(single);
  if (size >= overflow[kind]) return single > 0 ? Infinity : -Infinity;
  bits.setFloat64(0, size);
  const exponent = ((bits.getUint16(0) >> 4) & 2047) - 1023;
  const step = 2 ** (Math.max(exponent, smallest[kind]) - digitsOf[kind] + 1);
  const scaled = single / step;
  const floor = Math.floor(scaled);
  const rest = scaled - floor;
  const up = rest > 0.5 || (rest === 0.5 && floor % 2 !== 0);
  return (up ? floor + 1 : floor) * step || (single < 0 ? -0 : 0);
}

/** Rounds every number where it stands. */
export function shortenAll(data: { [at: number]: number; readonly length: number }, kind: ShortFloat): void {
  for (let at = 0; at < data.length; at++) data[at] = shortened(data[at], kind);
}
