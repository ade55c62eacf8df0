"use client";
import { CircleCheck, CircleDashed, CircleX } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { Comparison } from "@/lib/lab/compare/comparison";
import { sweepKinds } from "@/lib/lab/compare/plans";
import { ahead } from "@/lib/lab/compare/statistics";
import type { VariantView } from "@/lib/lab/compare/variant-view";

interface Props {
  comparison: Comparison;
  views: readonly VariantView[];
  running: boolean;
}

/** The guess which variant would do best, beside what came out; nothing where no such guess was asked for. */
export function GuessLine({ comparison, views, running }: Props) {
  const t = useTranslations("compare");
  const format = useFormatter();
  const { guess, plan } = comparison;
  const guessed = views.find(({ variant }) => variant.id === guess);
  if (!guessed || !sweepKinds.some((kind) => kind === plan.subject)) return null;
  const best = ahead(views).map(({ variant }) => variant.id);
  const leaders = views.filter(({ variant }) => best.includes(variant.id));
  const open = running || leaders.length === 0;
  const right = best.includes(guessed.variant.id);
  const Icon = open ? CircleDashed : right ? CircleCheck : CircleX;
  const colour = open ? "text-muted" : right ? "text-good" : "text-warn";
  return (
    <p className="flex items-start gap-2 rounded-lg bg-sunken px-4 py-3 text-sm">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${colour}`} />
      <span>
        <span className="text-muted">{t("guess.yours")}: </span>
        <span className="font-medium">{guessed.name}</span>
        {!open && (
          <span className="block">
            {right && leaders.length === 1 && t("sweep.right")}
            {right && leaders.length > 1 && t("sweep.among", { count: leaders.length })}
            {!right && t("sweep.wrong", { list: format.list(leaders.map(({ name }) => name)) })}
          </span>
        )}
      </span>
    </p>
  );
}
