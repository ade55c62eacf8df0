/** What deciding a command yields. */
import type { ErrorCode } from "@/lib/contract/errors";

/** Accepted with the changes that it leads to and the reply, or refused with a code and, where one is to blame, a field. */
export type Outcome<Change, Data> =
  { ok: true; changes: Change[]; data: Data } | { ok: false; code: ErrorCode; field?: string };

/** No changes: what was asked is already so. */
export const accept = <Change, Data>(changes: Change[], data: Data): Outcome<Change, Data> => ({
  ok: true,
  changes,
  data,
});

/** @param field dotted path of what is to blame */
export const refuse = (code: ErrorCode, field?: string): { ok: false; code: ErrorCode; field?: string } => ({
  ok: false,
  code,
  field,
});
