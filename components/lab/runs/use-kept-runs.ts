"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useToast } from "@/components/ui/toast";
import { useRuns, type Runs } from "./use-runs";

/** The owner's runs, with the notices of a full storage shown. */
export function useKeptRuns(owner: string): Runs {
  const t = useTranslations("lab.runs");
  const toast = useToast();
  const notices = useMemo(
    () => ({
      onGone: (count: number) => toast({ text: t("gone", { count }) }),
      onFailed: () => toast({ text: t("failed"), tone: "bad" }),
    }),
    [t, toast],
  );
  return useRuns(owner, notices);
}
