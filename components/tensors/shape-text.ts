/** Sizes or strides as Python writes them: `(2, 4)`, `(3,)`, `()`. */
export const shapeText = (sizes: readonly number[]): string =>
  sizes.length === 1 ? `(${sizes[0]},)` : `(${sizes.join(", ")})`;
