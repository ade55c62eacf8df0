/** Characters as a reader counts them: grapheme clusters of UAX #29. */

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

export const clustersOf = (text: string): string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment);
