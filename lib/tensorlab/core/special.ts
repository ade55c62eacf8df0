/** Functions of one number that JavaScript lacks. */

/** The complement of the error function from 2 on, by its continued fraction: NIST's DLMF, 7.9.1. */
export function farErfc(x: number): number {
  let tail = 0;
  for (let at = 60; at > 0; at--) tail = at / 2 / (x + tail);
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + tail);
}

/** Lanczos' approximation, g = 7: W. H. Press et al., Numerical Recipes, 6.1. */
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** Logarithm of the absolute value of the gamma function. */
export function lgamma(x: number): number {
  if (Number.isInteger(x) && x <= 0) return Infinity;
  if (x === 1 || x === 2) return 0;
  if (x < 0.5) return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - lgamma(1 - x);
  const base = x - 1 + 7.5;
  const sum = lanczos.reduce((before, term, at) => before + (at === 0 ? term : term / (x - 1 + at)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(sum);
}

/** Its derivative: from far out, where a series holds, step by step. */
export function digamma(x: number): number {
  if (x === 0) return Object.is(x, -0) ? Infinity : -Infinity;
  if (x < 0) return Number.isInteger(x) ? Number.NaN : digamma(1 - x) - Math.PI / Math.tan(Math.PI * x);
  let [at, sum] = [x, 0];
  for (; at < 10; at++) sum -= 1 / at;
  const square = 1 / (at * at);
  const series =
    square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square / 132))));
  return sum + Math.log(at) - 0.5 / at - series;
}

/** sin(πx) / (πx). */
export const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));

/** The derivative of digamma, as that is found. */
export function trigamma(x: number): number {
  if (x <= 0)
    return Number.isInteger(x) ? Infinity : (Math.PI / Math.sin(Math.PI * x)) ** 2 - trigamma(1 - x);
  let [at, sum] = [x, 0];
  for (; at < 15; at++) sum += 1 / (at * at);
  const square = 1 / (at * at);
  return sum + 1 / at + square / 2 + (square / at) * (1 / 6 - square * (1 / 30 - square / 42));
}
