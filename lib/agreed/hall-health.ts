/** How the connections of a hall are, told in two numbers, and when they are worth a teacher's look. */

export interface HallHealth {
  /** times that somebody who had been cut off came back within the last minute */
  reconnected: number;
  /** ms that a round trip takes the slowest tenth at least, as the server measures it; null before the first */
  slowestMs: number | null;
}

/** Beyond these a hall is not well: so many back in a minute, by themselves and for each who is here; and a round trip in ms. */
const reconnectedFew = 3;
const reconnectedShare = 0.05;
const slowFromMs = 1_000;

/** Whether there is anything to see. @param present people who are here */
export const isUnsteady = ({ reconnected, slowestMs }: HallHealth, present: number): boolean =>
  reconnected > Math.max(reconnectedFew, reconnectedShare * present) || (slowestMs ?? 0) >= slowFromMs;
