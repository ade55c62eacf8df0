/** Version of the wire, and the sizes that everything crossing it is held to. */

/** Raised with every incompatible change; an older page is told to reload. */
export const protocolVersion = 1;

export const wireLimits = {
  nameCharacters: 40,
  /** UTF-16 units of a name as typed: 40 emoji of the longest kind */
  rawNameUnits: 680,
  /** of the note whom an invitation is for */
  nameNoteCharacters: 60,
  studentNumberCharacters: 40,
  titleCharacters: 120,
  /** of a sentence between instructor and students: an announcement, what a hand is raised for, the answer */
  sentenceCharacters: 200,
  /** of a quick check's question, and of each of its options */
  checkCharacters: 300,
  optionCharacters: 120,
  checkOptions: 8,
  /** numbers of which it is told how many gave them */
  checkBars: 12,
  /** quick checks of one session */
  checks: 60,
  /** snapshots of one session, those side by side on the screen, and the characters kept of a text */
  snapshots: 30,
  snapshotsShown: 4,
  snapshotCharacters: 2_000,
  /** answers alike that are listed to choose from, those on the screen at once, and the characters of each */
  alikeShown: 60,
  answersShown: 6,
  shownCharacters: 600,
  answerCharacters: 10_000,
  /** drafts that one draft says it was edited from; a device has two or three of them that wait */
  draftsBefore: 20,
  /** texts of one answer that other devices replaced, until somebody has chosen; what is beyond them the instructor has */
  draftsReplaced: 5,
  sourceCharacters: 20_000,
  notebookCells: 100,
  /** texts that other devices replaced, until somebody has chosen */
  notebookCopies: 100,
  curvePoints: 512,
  /** lines of one piece of evidence, and pieces that one answer refers to */
  evidenceRuns: 40,
  /** points of all its curves together; ours have 600 at most */
  evidencePoints: 1_000,
  evidencePerAnswer: 8,
  /** bytes of one socket message: 50,000 float32 weights, a curve and a config with room to spare */
  messageBytes: 1_000_000,
  /** rows of the board that every student receives: about 5 KB */
  boardRows: 20,
  /** names of those who came in last, on the screen */
  arrivedShown: 60,
  participants: 1_000,
  /** tiles of a wall that are sent at once: more than the largest screen shows */
  tilesInSight: 300,
  /** of a tile's own line of accuracies, and of the curve of one that is looked at closely */
  sparkPoints: 24,
  closelyPoints: 120,
  /** characters of a text on a tile: as many as it has room for */
  tileCharacters: 400,
  /** rows of other lists in views; what does not fit comes in pages of the same length */
  verdictsShown: 40,
  lateShown: 50,
  identicalShown: 20,
  wrongOutputsShown: 30,
  nearQuotasShown: 50,
  /** as many as one step removes, so that it can be undone */
  removedShown: 1_000,
} as const;

/** Milliseconds between two sends of a dirty room's view, at least. */
export const viewIntervalMs = 250;

/** The same of whole views, for each participant who looks on: above 250 of them the interval grows, so that a hall's Wi-Fi carries 5 MB/s of views at most. */
export const viewIntervalPerViewerMs = 1;

/** Characters of a participant's own code. */
export const personalCodeLength = 10;
