/**
 * Plane rotations, and the singular values of two by two triangles that they make diagonal, after LAPACK's dlartg, dlas2
 * and dlasv2 step for step.
 */
import type { Matrix } from "./decompose";

/** Rotates two columns. */
export function rotateColumns(a: Matrix, i: number, j: number, c: number, s: number): void {
  for (let row = 0; row < a.rows; row++) {
    const [x, y] = [a.data[row * a.cols + i], a.data[row * a.cols + j]];
    a.data[row * a.cols + i] = c * x + s * y;
    a.data[row * a.cols + j] = c * y - s * x;
  }
}

/** Rotates two rows. */
export function rotateRows(a: Matrix, i: number, j: number, c: number, s: number): void {
  for (let col = 0; col < a.cols; col++) {
    const [x, y] = [a.data[i * a.cols + col], a.data[j * a.cols + col]];
    a.data[i * a.cols + col] = c * x + s * y;
    a.data[j * a.cols + col] = c * y - s * x;
  }
}

/** Fortran's SIGN(a, b): the size of a with the sign of b. */
export const sign = (a: number, b: number): number =>
  b < 0 || Object.is(b, -0) ? -Math.abs(a) : Math.abs(a);

/** c and s that turn (f, g) into (r, 0). */
export function givens(f: number, g: number): { c: number; s: number; r: number } {
  if (g === 0) return { c: 1, s: 0, r: f };
  if (f === 0) return { c: 0, s: sign(1, g), r: Math.abs(g) };
  const size = Math.hypot(f, g);
  const r = sign(size, f);
  return { c: Math.abs(f) / size, s: g / r, r };
}

/** The smaller singular value of [f g; 0 h] (dlas2). */
export function smallerOf(f: number, g: number, h: number): number {
  const [low, high] = [Math.min(Math.abs(f), Math.abs(h)), Math.max(Math.abs(f), Math.abs(h))];
  if (low === 0) return 0;
  const sum = 1 + low / high;
  const gap = (high - low) / high;
  const ga = Math.abs(g);
  if (ga < high) {
    const ratio = (ga / high) ** 2;
    return (low * 2) / (Math.sqrt(sum * sum + ratio) + Math.sqrt(gap * gap + ratio));
  }
  const ratio = high / ga;
  return (low * ratio * 2) / (Math.hypot(1, sum * ratio) + Math.hypot(1, gap * ratio));
}

interface TwoByTwo {
  min: number;
  max: number;
  left: { c: number; s: number };
  right: { c: number; s: number };
}

/** The rotations for |f| ≥ |h|, before signs: dlasv2's core. */
function rotationsOf(f: number, g: number, h: number): TwoByTwo {
  const [fa, ga, ha] = [Math.abs(f), Math.abs(g), Math.abs(h)];
  const plain = { c: 1, s: 0 };
  if (ga === 0) return { min: ha, max: fa, left: plain, right: plain };
  if (ga > fa && fa / ga < 2 ** -53)
    return { min: (fa / ga) * ha, max: ga, left: { c: 1, s: h / g }, right: { c: f / g, s: 1 } };
  const d = fa - ha;
  const l = d === fa ? 1 : d / fa;
  const m = g / f;
  const t = 2 - l;
  const s = Math.sqrt(t * t + m * m);
  const r = l === 0 ? Math.abs(m) : Math.sqrt(l * l + m * m);
  const a = 0.5 * (s + r);
  const flat = l === 0 ? sign(2, f) * sign(1, g) : g / sign(d, f) + m / t;
  const tangent = m * m === 0 ? flat : (m / (s + t) + m / (r + l)) * (1 + a);
  const length = Math.sqrt(tangent * tangent + 4);
  const right = { c: 2 / length, s: tangent / length };
  const left = { c: (right.c + right.s * m) / a, s: ((h / f) * right.s) / a };
  return { min: ha / a, max: fa * a, left, right };
}

/** The singular value decomposition of [f g; 0 h] (dlasv2). */
export function twoByTwo(f: number, g: number, h: number): TwoByTwo {
  const swap = Math.abs(h) > Math.abs(f);
  const found = swap ? rotationsOf(h, g, f) : rotationsOf(f, g, h);
  const left = swap ? { c: found.right.s, s: found.right.c } : found.left;
  const right = swap ? { c: found.left.s, s: found.left.c } : found.right;
  const largest = Math.abs(g) > Math.max(Math.abs(f), Math.abs(h)) ? 2 : swap ? 3 : 1;
  const turn =
    largest === 1
      ? sign(1, right.c) * sign(1, left.c) * sign(1, f)
      : largest === 2
        ? sign(1, right.s) * sign(1, left.c) * sign(1, g)
        : sign(1, right.s) * sign(1, left.s) * sign(1, h);
  return {
    left,
    right,
    max: sign(found.max, turn),
    min: sign(found.min, turn * sign(1, f) * sign(1, h)),
  };
}
