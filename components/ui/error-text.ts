"use client";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { WireError } from "@/lib/contract/errors";
import { wireLimits } from "@/lib/contract/protocol";
import type { QuotaState } from "@/lib/contract/quotas";
import { useAmount } from "./amount";

/** Of answers to one question the number is meant, of everything else that is too large its bytes. */
const inBytes = ({ kind, unit }: QuotaState): boolean =>
  unit === "bytes" || (unit === "each" && kind !== "revisions");

/** The sentence for a refusal, in the reader's language. */
export function useErrorText(): (error: WireError) => string {
  const t = useTranslations("errors");
  const amount = useAmount();
  return useCallback(
    (error) =>
      t(error.code, {
        field: error.field ?? "none",
        seconds: Math.ceil((error.retryAfterMs ?? 1000) / 1000),
        minutes: Math.ceil((error.retryAfterMs ?? 1000) / 60_000),
        incident: error.incident ?? "–",
        limit: wireLimits.participants,
        quota: error.quota?.kind ?? "none",
        unit: error.quota?.unit ?? "number",
        most: error.quota ? amount(error.quota.limit, inBytes(error.quota)) : "–",
      }),
    [t, amount],
  );
}
