/** What somebody in class is at, and whether they may need a teacher: from what their page says and the server has. */

/** From who needs a teacher most to who needs none. */
export const standingKinds = [
  ...(["help", "diverged", "still", "stuck", "offline", "paused", "begun", "training", "writing"] as const),
  ...(["finished", "away"] as const),
] as const;
/**
 * help: a hand is raised; diverged, still: the run went wrong, or learns no more; stuck: many tries or no sign of work; offline: the line broke in the
 * middle of work, which waits in the browser; begun: here, and nothing is under way.
 */
export type StandingKind = (typeof standingKinds)[number];

/** What is known of one participant. */
export interface Known {
  present: boolean;
  /** ISO times */
  joinedAt: string;
  awaySince: string | null;
  progress: {
    state: "idle" | "training" | "paused" | "diverged" | "finished" | "writing";
    at: string;
    /** the exercise or question that is open */
    item?: string;
    /** why the run stands still */
    still?: string;
  } | null;
  exercises: readonly { exerciseId: string; tries: number; passed: boolean }[];
  /** raised for help */
  hand?: { line: string };
}

/** What somebody is at. */
export interface Standing {
  kind: StandingKind;
  /** what they would be at without the hand that is raised; null without one */
  under: StandingKind | null;
  /** whole minutes without a sign of work */
  minutes: number;
  /** at the exercise that is open, when they are what it is stuck by; else 0 */
  tries: number;
}

/** Minutes after which somebody who is present but does nothing counts as stuck. */
const idleMinutes = 3;
/** Tries of one exercise without success that are many. */
export const manyTries = 5;
/** Who was at work so shortly before their line ended was cut off. */
const cutOffMs = 60_000;
/** Whose line is away for longer is not waited for. */
const comesBackMs = 20 * 60_000;

const stands = (kind: StandingKind, minutes = 0, tries = 0): Standing => ({
  ...{ kind, under: null, minutes, tries },
});

function ofAbsent({ awaySince, progress }: Known, now: number): Standing {
  if (awaySince === null || !progress) return stands("away");
  const left = Date.parse(awaySince);
  const busy = progress.state === "training" || progress.state === "writing";
  const cutOff = busy && left - Date.parse(progress.at) < cutOffMs && now - left < comesBackMs;
  return stands(cutOff ? "offline" : "away", Math.max(0, Math.floor((now - left) / 60_000)));
}

function triesAt({ progress, exercises }: Known): number {
  const open = exercises.find(({ exerciseId }) => exerciseId === progress?.item);
  return open && !open.passed ? open.tries : 0;
}

function ofPresent(known: Known, now: number): Standing {
  const { joinedAt, progress } = known;
  const minutes = Math.max(0, Math.floor((now - Date.parse(progress?.at ?? joinedAt)) / 60_000));
  const state = progress?.state ?? "idle";
  if (state === "diverged") return stands("diverged", minutes);
  // of a run that has not begun nothing is known
  if (progress?.still !== undefined && state !== "idle" && state !== "writing")
    return stands("still", minutes);
  const tries = triesAt(known);
  if (tries >= manyTries) return stands("stuck", minutes, tries);
  // a page that reports nothing any more is idle, whatever it said last
  if (minutes >= idleMinutes && state !== "finished") return stands("stuck", minutes);
  return stands(state === "idle" ? "begun" : state, minutes);
}

/**
 * What somebody is at: the one rule for wherever that is told.
 * @param now ms since the epoch by the server's clock
 */
export function standingOf(known: Known, now: number): Standing {
  if (!known.present) return ofAbsent(known, now);
  const standing = ofPresent(known, now);
  return known.hand ? { ...standing, kind: "help", under: standing.kind } : standing;
}

/** All that holds of it: a raised hand, and what it is raised over. */
export const kindsOf = ({ kind, under }: Standing): StandingKind[] =>
  under === null ? [kind] : [kind, under];

/** The kinds by which a teacher may be needed. */
export const needKinds = ["help", "diverged", "still", "stuck", "offline"] as const satisfies StandingKind[];

/** Whether a teacher may be needed. */
export const needsTeacher = (standing: Pick<Standing, "kind">): boolean =>
  needKinds.some((kind) => kind === standing.kind);
