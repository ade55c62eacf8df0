/** Where the files of Python are served. */

/** @returns the whole address of one of them */
export const servedPython = (file: string): string =>
  new URL(file, new URL("/vendor/python/", location.origin)).href;
