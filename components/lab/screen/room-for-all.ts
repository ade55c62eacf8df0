/** Whether the whole lab fits on the screen. In characters of the reader's size, so that larger text has the layout that scrolls. */
export const roomForAll = "(min-width: 80rem)";

export const isWide = (): boolean => matchMedia(roomForAll).matches;
export const isNarrow = (): boolean => !isWide();
