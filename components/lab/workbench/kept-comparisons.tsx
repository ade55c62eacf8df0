"use client";
import { Pin } from "lucide-react";
import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/ui/local-time";
import { useBenchState } from "../compare/bench-provider";

/** All comparisons of this browser, newest first; one of them is shown. */
export function KeptComparisons({ shown, onShow }: { shown: string | null; onShow: (id: string) => void }) {
  const t = useTranslations("compare");
  const { comparisons, active } = useBenchState();
  if (comparisons.length === 0) return <p className="text-sm text-muted">{t("kept.none")}</p>;
  return (
    <nav aria-label={t("kept.title")}>
      <ul className="flex gap-2 overflow-x-auto pb-1 lg:max-h-96 lg:flex-col lg:overflow-y-auto">
        {comparisons.map(({ id, at, plan, trials, pinned }) => {
          const total = plan.variants.length * plan.seeds.length;
          return (
            <li key={id} className="shrink-0">
              <button
                type="button"
                aria-current={id === shown}
                onClick={() => onShow(id)}
                className="min-h-11 w-full rounded-md border px-3 py-2 text-left text-sm hover:bg-sunken aria-[current=true]:border-accent aria-[current=true]:bg-accent-soft"
              >
                <span className="flex items-center gap-2 font-medium">
                  {t(`subject.${plan.subject}`)}
                  {pinned && <Pin aria-label={t("kept.pinned")} className="size-3.5" />}
                </span>
                <span className="tabular block text-xs text-muted">
                  <LocalTime at={at} />
                  {" · "}
                  {active.includes(id)
                    ? t("progress.done", { done: trials.length, total })
                    : t("kept.runs", { count: trials.length })}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
