/** By what an instructor finds a student in a gradebook: a number, or a full name. */
import { wireLimits } from "./protocol";
import * as z from "./zod";

const unseen = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** In narrow digits, without what nobody sees; empty for none. */
export const studentNumberSchema = z
  .string()
  .transform((raw) => raw.normalize("NFKC").replace(/\s+/gu, " ").replace(unseen, "").trim())
  .pipe(z.string().max(wireLimits.studentNumberCharacters));
