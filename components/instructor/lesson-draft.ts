/** The lesson as it is typed into the form of a new session, and what is wrong with it. */
import type { Lesson } from "@/lib/contract/lesson";
import { lineProblem } from "@/lib/contract/plain-line";
import type { LockableControl } from "@/lib/spiral/lockable-control";
import type { Setup } from "@/lib/spiral/config";
import { decodeConfig } from "@/lib/lab/config/read-link";
import { limits } from "@/lib/spiral/config";
import { parameterCount } from "@/lib/spiral/network";

/** A set-up in the making: a name and a link from the lab. */
export interface PresetRow {
  /** for React and labels; not stored */
  key: number;
  name: string;
  link: string;
}

export interface LessonDraft {
  rows: readonly PresetRow[];
  coursePresets: boolean;
  locked: readonly LockableControl[];
  reason: string;
}

export const emptyLessonDraft: LessonDraft = { rows: [], coursePresets: true, locked: [], reason: "" };

export type LinkProblem =
  | { problem: "no-link" | "too-many-parameters" }
  /** the link's unreadable parts */
  | { problem: "broken"; parts: string[] };

/** The set-up that a link from the lab stands for; its data are left behind. */
export function setupOfLink(text: string, classes: number): Setup | LinkProblem {
  const at = text.indexOf("?");
  if (at < 0) return { problem: "no-link" };
  const { config, broken } = decodeConfig(text.trim().slice(at + 1));
  if (broken.length > 0) return { problem: "broken", parts: broken };
  const { network, optimizer, batchSize, epochs, seed } = config;
  return parameterCount(network, classes) > limits.parameters
    ? { problem: "too-many-parameters" }
    : { network, optimizer, batchSize, epochs, seed };
}

/** What is wrong with a link; null when it can be used. */
export function problemOfLink(link: string, classes: number): LinkProblem | null {
  const setup = setupOfLink(link, classes);
  return "problem" in setup ? setup : null;
}

/** The lesson, when every row can be used. */
export function lessonOf({ rows, ...rest }: LessonDraft, classes: number): Lesson | null {
  const presets = rows.flatMap(({ name, link }) => {
    const setup = setupOfLink(link, classes);
    return lineProblem(name) || "problem" in setup ? [] : [{ name: name.trim(), setup }];
  });
  return presets.length === rows.length ? { ...rest, presets, locked: [...rest.locked] } : null;
}
