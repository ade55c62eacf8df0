/** What deciding a command yields. */
import type { ErrorCode } from "@/lib/contract/errors";

export type Outcome<Change, Data> =
  { ok: true; changes: Change[]; data: Data } | { ok: false; code: ErrorCode; field?: string };

export const accept = <Change, Data>(changes: Change[], data: Data): Outcome<Change, Data> => ({
  ok: true,
  changes,
  data,
});

export const refuse = (code: ErrorCode, field?: string): { ok: false; code: ErrorCode; field?: string } => ({
  ok: false,
  code,
  field,
});
