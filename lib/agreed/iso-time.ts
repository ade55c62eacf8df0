/** A moment as views tell it: ISO 8601 in UTC. @param time ms since the epoch */
export const isoTime = (time: number): string => new Date(time).toISOString();
