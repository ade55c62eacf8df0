/** A moment as the driver writes it into a column without a zone, which holds UTC. @param at ms since the epoch */
export const moment = (at: number): string => new Date(at).toISOString().slice(0, -1);
