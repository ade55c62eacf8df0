"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useSentences } from "@/components/ui/use-sentences";
import { ahead } from "@/lib/lab/compare/statistics";
import type { VariantView } from "@/lib/lab/compare/variant-view";
import { useFigures } from "./use-figures";

/** Variants that are each named with their figures. */
const mostNamed = 6;

/** What came out, in sentences: for everybody, and for those who see neither maps nor charts above all. */
export function useSummaryWords(): (views: readonly VariantView[]) => string {
  const t = useTranslations("compare.words");
  const format = useFormatter();
  const together = useSentences();
  const { percent, points } = useFigures();
  return (views) => {
    const known = views.filter(({ mean }) => mean !== null);
    if (known.length === 0) return t("nothing");
    const one = (view: VariantView) =>
      view.spread === null
        ? t("one", { name: view.name, accuracy: percent(view.mean) })
        : t("oneWithSpread", { name: view.name, accuracy: percent(view.mean), spread: points(view.spread) });
    // long lists stand in the table; here they would hide what matters
    const sentences =
      known.length <= mostNamed ? [t("results", { list: known.map(one).join(t("separator")) })] : [];
    const diverged = views.filter((view) => view.diverged > 0);
    if (diverged.length > 0)
      sentences.push(t("diverged", { list: format.list(diverged.map(({ name }) => name)) }));
    const best = ahead(views).map(({ variant }) => variant.id);
    const leaders = views.filter(({ variant }) => best.includes(variant.id)).map(({ name }) => name);
    if (views.length > 1 && known.length > 1) {
      const seeds = Math.max(...views.map(({ planned }) => planned));
      const key = leaders.length > 1 ? "level" : "leads";
      const list = format.list(leaders);
      sentences.push(leaders.length === views.length ? t("allLevel") : t(key, { list }));
      if (seeds === 1) sentences.push(t("oneSeed"));
    }
    return together(sentences);
  };
}
