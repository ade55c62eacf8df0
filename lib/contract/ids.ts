/** Identifiers on the wire. */
import { codeInText, codeLength } from "@/lib/agreed/code-in-text";
import { languages, type Language } from "@/lib/content/language";
import { personalCodeLength } from "./protocol";
import * as z from "./zod";

/** A nanoid: made by whoever creates the thing, the browser included; the idempotency key of a submission. */
export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{21}$/);

const codeOf = (length: number) =>
  z.string().transform((text, context) => {
    const code = codeInText(text, length);
    if (code !== null) return code;
    context.addIssue({ code: "custom", message: "no code" });
    return z.NEVER;
  });

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
