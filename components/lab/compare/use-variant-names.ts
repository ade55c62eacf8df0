"use client";
import { useLocale } from "next-intl";
import { useMemo } from "react";
import type { Plan } from "@/lib/lab/compare/comparison";
import { nameConfigs } from "@/lib/lab/config/differences";
import { useRunName } from "../runs/use-run-name";

/** Names of a plan's variants by their ids: the course's own, or what is different about each. */
export function useVariantNames({ variants }: Plan): ReadonlyMap<string, string> {
  const language = useLocale();
  const nameOf = useRunName();
  return useMemo(() => {
    const differences = nameConfigs(variants.map(({ config }) => config));
    return new Map(variants.map(({ id, name }, i) => [id, name?.[language] ?? nameOf(differences[i])]));
  }, [variants, language, nameOf]);
}
