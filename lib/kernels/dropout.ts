/** Which units drop out: one hash of integers that every engine has, so that all train under the same masks. */

/** Chris Wellons' lowbias32: 32 bits in, 32 well-mixed bits out. */
export function hash32(word: number): number {
  let x = word >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

/** Key of the mask of one layer in one step. @param layer from 0, the first hidden one */
export function dropoutKey(seed: number, step: number, layer: number): number {
  return hash32(hash32(hash32(seed) + step) + layer);
}

/** A unit is dropped when its hash is below this: p·2³². */
export const dropoutThreshold = (p: number): number => Math.floor(p * 4294967296);

/**
 * Factor of one unit's output: 0 when dropped, 1/(1-p) when kept (inverted dropout, as PyTorch's nn.Dropout).
 * @param index row in the batch · units + unit
 */
export function dropoutFactor(key: number, index: number, p: number): number {
  return hash32(key + Math.imul(index, 0x9e3779b9)) < dropoutThreshold(p) ? 0 : 1 / (1 - p);
}
