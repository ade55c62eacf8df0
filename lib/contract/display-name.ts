/** The one rule for names that others see. */
import * as z from "./zod";
import { wireLimits } from "./protocol";

/** Control, format (bidirectional overrides, zero-width, tags), private-use, unassigned, surrogates, line and paragraph separators. */
const forbidden =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5\ufe00-\ufe0f]/u;
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Characters as a reader counts them: a base with its combining marks is one. */
const visibleLength = (name: string): number => name.match(/\P{M}\p{M}*/gu)?.length ?? 0;

/** NFKC, trimmed, inner white space as single spaces. */
export const tidyName = (raw: string): string => raw.normalize("NFKC").replace(/\s+/gu, " ").trim();

/** 1–24 visible characters after tidying; at most two combining marks on each. */
export const displayNameSchema = z
  .string()
  .max(200)
  .refine((raw) => !forbidden.test(raw.trim()), "hidden-characters")
  .transform(tidyName)
  .refine((name) => visible.test(name), "empty")
  .refine((name) => visibleLength(name) <= wireLimits.nameCharacters, "too-long")
  .refine((name) => !/\p{M}{3,}/u.test(name), "stacked-marks");
