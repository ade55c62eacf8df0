/** The one way to shorten somebody's text: no half of a pair is left, and where it can be no half of what is read as one. */

/** What is read as one character is shorter than this; longer ones (an a under a hundred accents) are cut through. */
const longestCluster = 64;

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Whether a pair of surrogates lies across this place. */
const insidePair = (text: string, at: number): boolean => {
  const point = at > 0 ? text.codePointAt(at - 1) : undefined;
  return point !== undefined && point > 0xffff;
};

/** The last place at or before `at` that lies between two characters as a reader counts them. */
function between(text: string, at: number): number {
  const from = Math.max(0, at - longestCluster);
  const start = insidePair(text, from) ? from - 1 : from;
  const found = segmenter.segment(text.slice(start, at + longestCluster)).containing(at - start);
  const place = start + (found?.index ?? at - start);
  if (place > start) return place;
  return insidePair(text, at) ? at - 1 : at;
}

/** The beginning of a text, whole characters only. @param most UTF-16 units, as `length` counts them */
export const cut = (text: string, most: number): string =>
  text.length <= most ? text : text.slice(0, between(text, most));

/** The same with an ellipsis where something is missing; it counts. */
export const cutShort = (text: string, most: number): string =>
  text.length <= most ? text : `${cut(text, most - 1)}…`;

/** The end of a text, whole characters only, behind an ellipsis where something is missing; one character more at most. */
export const cutFront = (text: string, most: number): string =>
  text.length <= most ? text : `…${text.slice(between(text, text.length - most + 1))}`;
