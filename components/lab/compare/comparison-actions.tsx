"use client";
import { Pin, PinOff, Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { experimentIds, experiments } from "@/lib/content/experiments";
import type { QuestionId } from "@/lib/content/questions";
import { comparisonAttachment, momentOf } from "@/lib/lab/attachment";
import type { Comparison } from "@/lib/lab/compare/comparison";
import { AttachButton } from "../submit/attach-button";
import { useBench } from "./bench-provider";
import { useVariantNames } from "./use-variant-names";

/** The guess in words, as the student chose it. */
function useGuessWords({ plan, guess }: Comparison, names: ReadonlyMap<string, string>): string | null {
  const language = useLocale();
  const id = experimentIds.find((one) => one === plan.subject);
  if (guess === null) return null;
  if (!id) return names.get(guess) ?? null;
  const choice = experiments[id].prediction.choices.find((one) => one.id === guess);
  return choice?.text[language] ?? null;
}

/** What can be done with a comparison: attach it, keep it for good, remove it. */
export function ComparisonActions({
  comparison,
  questionId,
}: {
  comparison: Comparison;
  questionId?: QuestionId;
}) {
  const t = useTranslations("compare");
  const language = useLocale();
  const toast = useToast();
  const bench = useBench();
  const names = useVariantNames(comparison.plan);
  const prediction = useGuessWords(comparison, names);
  const title = t(`subject.${comparison.plan.subject}`);
  const { id, pinned } = comparison;
  if (!bench) return null;
  const remove = () => {
    bench.remove(id);
    toast({
      text: t("kept.removed", { name: title }),
      action: { label: t("kept.undo"), run: () => bench.restore(comparison) },
    });
  };
  return (
    <div className="flex flex-wrap gap-2">
      {comparison.trials.length > 0 && (
        <AttachButton
          questionId={questionId}
          make={() =>
            comparisonAttachment(comparison, {
              title: `${title} · ${momentOf(comparison.at, language)}`,
              prediction,
              names,
            })
          }
        />
      )}
      <Button variant="ghost" size="sm" aria-pressed={pinned} onClick={() => bench.pin(id, !pinned)}>
        {pinned ? <PinOff aria-hidden className="size-4" /> : <Pin aria-hidden className="size-4" />}
        {t(pinned ? "kept.unpin" : "kept.pin")}
      </Button>
      <Button variant="ghost" size="sm" onClick={remove}>
        <Trash2 aria-hidden className="size-4" />
        {t("kept.remove")}
      </Button>
    </div>
  );
}
