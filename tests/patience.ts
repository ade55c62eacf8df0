/** Of waits for what comes by itself: beside a load a second is not enough, and what never comes ends the test here. */
export const patient = { timeout: 20_000 };
