/**
 * Figures with which a tick is told apart from those a step away: 1.0985 and 1.099, not 1.1 twice. Three at least.
 * @param step between two ticks; 0 where they do not stand evenly, or where there is one number alone
 */
export const tickFigures = (value: number, step: number): number => {
  if (value === 0 || step === 0) return 3;
  const most = Math.floor(Math.log10(Math.abs(value))) - Math.floor(Math.log10(step)) + 2;
  return Math.max(3, Math.min(15, most));
};
