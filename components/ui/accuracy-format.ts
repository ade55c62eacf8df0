/** How a share of points that are right is written: always with one decimal, so that figures under one another, and the same one in two places, read alike. */
export const accuracyFormat = {
  style: "percent",
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
} as const;
