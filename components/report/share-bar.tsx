import { useTranslations } from "next-intl";

/** So many of so many: a bar, and the numbers that it stands for. */
export function ShareBar({ part, of }: { part: number; of: number }) {
  const t = useTranslations("report");
  return (
    <span className="grid grid-cols-[minmax(0,1fr)_minmax(4.5em,max-content)] items-center gap-2">
      <span aria-hidden className="h-3 rounded-sm border border-line">
        <span
          style={{ width: `${of === 0 ? 0 : (100 * part) / of}%` }}
          className="block h-full rounded-sm bg-accent [print-color-adjust:exact]"
        />
      </span>
      <span className="tabular text-right whitespace-nowrap">{t("of", { part, of })}</span>
    </span>
  );
}
