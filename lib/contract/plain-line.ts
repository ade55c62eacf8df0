/** Words of one line that others read, beside people's names: what no name may hide, they may not either. */
import { displayNameSchema } from "./display-name";
import * as z from "./zod";

/** Nothing in it is hidden, turned or piled up: the rule of names, whose length is its own. */
const isPlain = (raw: string): boolean =>
  displayNameSchema
    .safeParse(raw)
    .error?.issues.every(({ code, message }) => code === "too_big" || message === "too-long") ?? true;

/** NFC, trimmed, inner white space as single spaces; a full-width colon stays one. */
const tidyLine = (raw: string): string => raw.normalize("NFC").replace(/\s+/gu, " ").trim();

/** What is wrong with such words. */
export type LineProblem = "empty" | "hidden";

/** What is wrong with them as they were typed, or null. Nothing at all is told before anything else. */
export function lineProblem(raw: string): LineProblem | null {
  if (raw.trim() === "") return "empty";
  return isPlain(raw) ? null : "hidden";
}

/** 1 to `most` UTF-16 units of them, tidied. The issue's message is a LineProblem. */
export const plainLineSchema = (most: number) =>
  z
    .string()
    .max(most)
    .superRefine((raw, context) => {
      const problem = lineProblem(raw);
      if (problem) context.addIssue({ code: "custom", message: problem });
    })
    .transform(tidyLine);
