/** By what an instructor finds a student in a gradebook: a number, or a full name. */
import { wireLimits } from "./protocol";
import * as z from "./zod";

const unseen = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** UTF-16 units before the text is tidied: to normalise a long one takes time that grows with its square. */
const rawUnits = 200;

/** In narrow digits, without what nobody sees; empty for none. */
export const studentNumberSchema = z
  .string()
  .max(rawUnits, { abort: true })
  .transform((raw) => raw.normalize("NFKC").replace(/\s+/gu, " ").replace(unseen, "").trim())
  .pipe(z.string().max(wireLimits.studentNumberCharacters));
