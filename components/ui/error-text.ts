"use client";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { WireError } from "@/lib/contract/errors";
import { wireLimits } from "@/lib/contract/protocol";

/** The sentence for a refusal, in the reader's language. */
export function useErrorText(): (error: WireError) => string {
  const t = useTranslations("errors");
  return useCallback(
    (error) =>
      t(error.code, {
        field: error.field ?? "none",
        seconds: Math.ceil((error.retryAfterMs ?? 1000) / 1000),
        incident: error.incident ?? "–",
        limit: wireLimits.participants,
      }),
    [t],
  );
}
