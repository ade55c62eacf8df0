/** What deciding a command yields. */
import type { ErrorCode, WireError } from "@/lib/contract/errors";
import type { QuotaState } from "@/lib/contract/quotas";

/** Why something is refused: a code and, where one is to blame, a field or the quota that is full. */
export type Refusal = { ok: false } & Pick<WireError, "code" | "field" | "quota">;

/** Accepted with the changes that it leads to and the reply, or refused. */
export type Outcome<Change, Data> = { ok: true; changes: Change[]; data: Data } | Refusal;

/** No changes: what was asked is already so. */
export const accept = <Change, Data>(changes: Change[], data: Data): Outcome<Change, Data> => ({
  ok: true,
  changes,
  data,
});

/** @param field dotted path of what is to blame */
export const refuse = (code: ErrorCode, field?: string): Refusal => ({ ok: false, code, field });

/** More of this does not fit. */
export const refuseMore = (quota: QuotaState): Refusal => ({ ok: false, code: "quota-reached", quota });
