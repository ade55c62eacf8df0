"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useBenchState } from "../compare/bench-provider";
import { ComparisonActions } from "../compare/comparison-actions";
import { ComparisonView } from "../compare/comparison-view";
import { KeptComparisons } from "./kept-comparisons";

/** All comparisons of this browser, one of them open. */
export function OwnComparisons() {
  const t = useTranslations("compare.bench");
  const { comparisons, active } = useBenchState();
  const [chosen, setChosen] = useState<string | null>(null);
  const [newest, setNewest] = useState<string | null>(null);
  // a comparison that has just begun is what one wants to see
  if (comparisons[0] && comparisons[0].id !== newest) {
    setNewest(comparisons[0].id);
    if (active.includes(comparisons[0].id)) setChosen(comparisons[0].id);
  }
  const shown = comparisons.find(({ id }) => id === chosen) ?? comparisons[0] ?? null;
  return (
    <div className="space-y-4">
      <p className="text-sm text-muted">{t("ownAbout")}</p>
      <div className="grid gap-5 lg:grid-cols-[16rem_minmax(0,1fr)]">
        <KeptComparisons shown={shown?.id ?? null} onShow={setChosen} />
        {shown && (
          <ComparisonView
            key={shown.id}
            comparison={shown}
            actions={<ComparisonActions comparison={shown} />}
          />
        )}
      </div>
    </div>
  );
}
