/** What a disk that takes nothing means, and what to do, told from Node's errors and from what PostgreSQL prints. */

const kept = "What was confirmed is kept.";

const sentences: readonly (readonly [sign: RegExp, says: (place: string) => string])[] = [
  [
    /\bENOSPC\b|No space left on device|\bEDQUOT\b|Disk quota exceeded|Check free disk space/,
    (place) => `The disk${place && ` of ${place}`} is full. Make room and start again. ${kept}`,
  ],
  [
    /\bEROFS\b|Read-only file system/,
    (place) =>
      `The disk${place && ` of ${place}`} can only be read. Mount it for writing, or name a folder on another: of data with the environment variable SPIRALROOM_DATA, of backups with --to. ${kept}`,
  ],
  [
    /\b(EACCES|EPERM)\b/,
    (place) =>
      `This account may not write ${place || "there"}. Run it as the one that owns the folder, or name another: of data with the environment variable SPIRALROOM_DATA, of backups with --to.`,
  ],
];

/** @returns null when the disk is not what is wrong */
export function diskSentence(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const place = "path" in error && typeof error.path === "string" ? error.path : "";
  const found = sentences.find(([sign]) => sign.test(`${code} ${error.message}`));
  return found ? found[1](place) : null;
}
