/** A server process that was not seen for this long is gone; ms. */
export const goneAfterMs = 10_000;
