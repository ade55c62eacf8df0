"use client";
import { Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Plan } from "@/lib/lab/compare/comparison";
import { useVariantNames } from "../compare/use-variant-names";

interface Props {
  plan: Plan;
  onStart: (guess: string | null) => void;
  onClose: () => void;
}

/** Before a sweep runs: which of its variants will do best? */
export function SweepDialog({ plan, onStart, onClose }: Props) {
  const t = useTranslations("compare");
  const names = useVariantNames(plan);
  const [guess, setGuess] = useState<string | null>(null);
  const runs = plan.variants.length * plan.seeds.length;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`subject.${plan.subject}`)}
      description={t("sweep.about", { variants: plan.variants.length, seeds: plan.seeds.length, runs })}
    >
      <fieldset className="space-y-2">
        <legend className="pb-1 font-medium">{t("sweep.which")}</legend>
        {plan.variants.map(({ id }) => (
          <label
            key={id}
            className="flex min-h-11 items-center gap-3 rounded-md border border-line-strong px-3 py-2 text-sm has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name="guess"
              value={id}
              checked={guess === id}
              onChange={() => setGuess(id)}
              className="size-4 shrink-0 accent-(--accent)"
            />
            {names.get(id)}
          </label>
        ))}
      </fieldset>
      <div className="mt-5 flex flex-wrap justify-end gap-3">
        <Button variant="ghost" onClick={() => onStart(null)}>
          {t("progress.without")}
        </Button>
        <Button disabled={guess === null} onClick={() => onStart(guess)}>
          <Play aria-hidden className="size-4" />
          {t("sweep.start")}
        </Button>
      </div>
    </Dialog>
  );
}
