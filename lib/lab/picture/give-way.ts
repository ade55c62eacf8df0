/** Long work on the page's thread, cut into slices. */

/** Lets the page do what it has to do between two slices. */
export const giveWay = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
