"use client";
import { useFormatter, useTranslations } from "next-intl";
import { ahead } from "./statistics";
import { useFigures } from "./use-figures";
import type { VariantView } from "./variant-view";

/** What came out, in sentences: for everybody, and for those who see neither maps nor charts above all. */
export function useSummaryWords(): (views: readonly VariantView[]) => string {
  const t = useTranslations("compare.words");
  const format = useFormatter();
  const { percent, points } = useFigures();
  return (views) => {
    const known = views.filter(({ mean }) => mean !== null);
    if (known.length === 0) return t("nothing");
    const one = (view: VariantView) =>
      view.spread === null
        ? t("one", { name: view.name, accuracy: percent(view.mean) })
        : t("oneWithSpread", { name: view.name, accuracy: percent(view.mean), spread: points(view.spread) });
    const sentences = [t("results", { list: format.list(known.map(one), { type: "unit" }) })];
    const diverged = views.filter((view) => view.diverged > 0);
    if (diverged.length > 0)
      sentences.push(t("diverged", { list: format.list(diverged.map(({ name }) => name)) }));
    const best = ahead(views).map(({ variant }) => variant.id);
    const leaders = views.filter(({ variant }) => best.includes(variant.id)).map(({ name }) => name);
    if (views.length > 1 && known.length > 1) {
      const seeds = Math.max(...views.map(({ planned }) => planned));
      const key = leaders.length > 1 ? "level" : "leads";
      sentences.push(t(key, { list: format.list(leaders) }));
      if (seeds === 1) sentences.push(t("oneSeed"));
    }
    return sentences.join(" ");
  };
}
