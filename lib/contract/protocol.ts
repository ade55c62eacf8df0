/** Version of the wire, and the sizes that everything crossing it is held to. */

/** Raised with every incompatible change; an older page is told to reload. */
export const protocolVersion = 1;

export const wireLimits = {
  nameCharacters: 24,
  studentNumberCharacters: 40,
  titleCharacters: 120,
  answerCharacters: 10_000,
  sourceCharacters: 20_000,
  notebookCells: 100,
  curvePoints: 512,
  /** lines of one piece of evidence, and pieces that one answer refers to */
  evidenceRuns: 40,
  evidencePerAnswer: 8,
  /** bytes of one socket message: 50,000 float32 weights, a curve and a config with room to spare */
  messageBytes: 1_000_000,
  /** rows of the board that every student receives: about 5 KB */
  boardRows: 20,
  participants: 1_000,
} as const;

/** Milliseconds between two sends of a dirty room's view, at least. */
export const viewIntervalMs = 250;

/** The same, for each connection: above 250 of them the interval grows, so that a hall's Wi-Fi carries 5 MB/s of views at most. */
export const viewIntervalPerConnectionMs = 1;

/** Characters of a join code: no 0/O, 1/I/L. */
export const codeAlphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
export const codeLength = 6;
export const personalCodeLength = 10;
