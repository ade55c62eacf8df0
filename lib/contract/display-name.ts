/**
 * The one rule for names that others see: whatever a person is called in any script passes. Refused is what hides
 * (UAX #31, UTS #51) or stacks without meaning (UTS #39).
 */
import { clustersOf } from "@/lib/text/clusters";
import { isEmoji } from "@/lib/text/emoji";
import { withoutIdle, withoutNeeded } from "@/lib/text/joiners";
import { stacked } from "@/lib/text/marks";
import { wireLimits } from "./protocol";
import * as z from "./zod";

/** Control, format, private-use, unassigned and ignorable characters, and those that are drawn as nothing. */
const hidden =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\uFFFC\u{1D159}\u{13441}\u{13442}\u{16FE4}]/u;
/** a newer system than this one may have given it a picture */
const unassigned = /(?!\p{Extended_Pictographic})\p{Cn}/u;
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;
const base = /(?!\p{Default_Ignorable_Code_Point})\P{M}/gu;

/** Characters that stand for a way to draw others: wide and narrow, bold, joined. Of the marks among them, which faces are drawn with, those behind a narrow kana. */
const drawn =
  /(?:[\uFF66-\uFF9D][\uFF9E\uFF9F]|[\uFB00-\uFDFF\uFE70-\uFEFC\uFF01-\uFF9D\uFFA0-\uFFE2\uFFE4-\uFFEF\u{1D400}-\u{1D7FF}])+/gu;

/** NFC, without what only draws in another way; inner white space as single spaces. */
export const tidyName = (raw: string): string =>
  withoutIdle(raw.trim())
    .replace(drawn, (run) => run.normalize("NFKC"))
    .normalize("NFC")
    .replace(/\s+/gu, " ")
    .trim();

const pictured = /[\p{Extended_Pictographic}\p{Regional_Indicator}\u20E3]/u;

/** The text with a space for each emoji, whose own sequences of characters are right. */
const withoutEmoji = (text: string): string =>
  pictured.test(text)
    ? clustersOf(text)
        .map((cluster) => (isEmoji(cluster) ? " " : cluster))
        .join("")
    : text;

/** Characters as a reader counts them; of a conjunct every letter counts. @param text tidied */
export const lengthOf = (text: string): number => withoutEmoji(text).match(base)?.length ?? 0;

/** Whether something in it is invisible without being needed. */
function hides(text: string): boolean {
  const rest = withoutNeeded(withoutEmoji(text));
  return hidden.test(rest) || unassigned.test(rest);
}

/** What can be wrong with a name; the forms have a sentence for each. */
export const nameProblems = ["hidden-characters", "empty", "too-long", "stacked-marks"] as const;
export type NameProblem = (typeof nameProblems)[number];

const textSchema = (most: number) =>
  z
    .string()
    .max(wireLimits.rawNameUnits, "too-long" satisfies NameProblem)
    // what is too long to be looked at is not looked at
    .pipe(
      z
        .string()
        .refine((raw) => !hides(withoutIdle(raw.trim())), "hidden-characters" satisfies NameProblem)
        .transform(tidyName)
        .refine((text) => lengthOf(text) <= most, "too-long" satisfies NameProblem)
        .refine((text) => !stacked(withoutEmoji(text)), "stacked-marks" satisfies NameProblem),
    );

/** 1–40 visible characters after tidying. */
export const displayNameSchema = textSchema(wireLimits.nameCharacters).refine(
  (name) => visible.test(name),
  "empty" satisfies NameProblem,
);

/** A note of whom something is for, by the same rule; it may be empty. */
export const nameNoteSchema = textSchema(wireLimits.nameNoteCharacters);

/** A name as it was typed: tidied, or what is wrong with it. */
export function readName(
  raw: unknown,
  schema: z.ZodType<string> = displayNameSchema,
): { name: string } | { problem: NameProblem } {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { name: parsed.data };
  const said = parsed.error.issues[0]?.message;
  return { problem: nameProblems.find((problem) => problem === said) ?? "empty" };
}

/** What is wrong with a name as it was typed, or null. */
export function nameProblem(raw: string): NameProblem | null {
  const read = readName(raw);
  return "problem" in read ? read.problem : null;
}
