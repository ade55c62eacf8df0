/**
 * Sums of float32 numbers in the order in which PyTorch's CPU kernel adds them (ATen/native/cpu/SumKernel.cpp of
 * PyTorch 1.13, vectors of eight), so that 0.1 added ten times is 1.0000001 here too.
 */
import type { Data } from "./dtype";

const lanes = 8;
const rows = 4;
const levels = 4;

type At = (index: number) => number;

const f32 = Math.fround;

/** One running sum in a cascade of levels, each of which takes over after some steps. */
function cascade(at: At, count: number): number {
  const power = Math.max(4, Math.floor(Math.ceil(Math.log2(Math.max(count, 1))) / levels));
  const step = 1 << power;
  const sums = new Float32Array(levels);
  let i = 0;
  while (i + step <= count) {
    for (let j = 0; j < step; j++, i++) sums[0] += at(i);
    for (let level = 1; level < levels; level++) {
      sums[level] += sums[level - 1];
      sums[level - 1] = 0;
      if ((i & ((step - 1) << (level * power))) !== 0) break;
    }
  }
  for (; i < count; i++) sums[0] += at(i);
  for (let level = 1; level < levels; level++) sums[0] += sums[level];
  return sums[0];
}

/** Four interleaved running sums, added at the end. */
function interleaved(at: At, count: number): number {
  const each = Math.floor(count / rows);
  const parts = Array.from({ length: rows }, (_, row) => cascade((i) => at(i * rows + row), each));
  for (let i = each * rows; i < count; i++) parts[0] = f32(parts[0] + at(i));
  return parts.reduce((sum, part) => f32(sum + part));
}

/** The sum of `count` neighbours. */
export function sumOfRow(values: Data, from: number, count: number): number {
  if (count < lanes) return interleaved((i) => values[from + i], count);
  const vectors = Math.floor(count / lanes);
  let sum = 0;
  for (let i = vectors * lanes; i < count; i++) sum = f32(sum + values[from + i]);
  for (let lane = 0; lane < lanes; lane++)
    sum = f32(sum + interleaved((i) => values[from + i * lanes + lane], vectors));
  return sum;
}

/** The sum of one column of a row-major matrix of `width` columns and `count` rows that starts at `from`. */
export function sumOfColumn(
  values: Data,
  from: number,
  column: number,
  width: number,
  count: number,
): number {
  const at: At = (i) => values[from + i * width + column];
  const whole = Math.floor(width / (lanes * rows)) * lanes * rows;
  return column < whole ? cascade(at, count) : interleaved(at, count);
}
