/** Identifiers on the wire. */
import * as z from "./zod";
import { languages, type Language } from "@/lib/content/language";
import { codeAlphabet, codeLength, personalCodeLength } from "./protocol";

/** A nanoid: made by whoever creates the thing, the browser included; the idempotency key of a submission. */
export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{21}$/);

/** Upper-cases what was typed and drops spaces and dashes. */
const tidyCode = (text: string): string => text.toUpperCase().replace(/[\s-]/g, "");

const codeOf = (length: number) =>
  z
    .string()
    .max(40)
    .transform(tidyCode)
    .pipe(z.string().regex(new RegExp(`^[${codeAlphabet}]{${length}}$`)));

/** The session's join code. */
export const joinCodeSchema = codeOf(codeLength);

/** A participant's own code, which continues their work on another device. */
export const personalCodeSchema = codeOf(personalCodeLength);

export const languageSchema = z.enum(languages);
/** for rooms that do not know the course */
export type { Language };

export const activitySchema = z.enum(["tensors", "spiral", "questions"]);
export type Activity = z.infer<typeof activitySchema>;
export const activities = activitySchema.options;
