/** What the rules that end a run early may say; the controls and links hold to it. */
export const stopLimits = {
  /** held-out accuracy, 0 to 1 */
  accuracy: { min: 0.01, max: 1 },
  /** epochs without progress */
  patience: { min: 1, max: 100_000 },
} as const;
