import { useFormatter, useTranslations } from "next-intl";
import { accuracyFormat } from "@/components/ui/accuracy-format";
import type { ReportGroup } from "@/lib/review/report";
import { isActivation, isOptimizer } from "./names";

const cell = "tabular py-1.5 pl-2 text-right";

/** How well those did who tried each of some things; the best first. */
export function GroupTable({
  groups,
  of,
}: {
  groups: readonly ReportGroup[];
  of: "activation" | "optimizer";
}) {
  const t = useTranslations("report");
  const tLab = useTranslations("lab");
  const format = useFormatter();
  const percent = (value: number) => format.number(value, accuracyFormat);
  const nameOf = (value: string): string => {
    if (of === "activation") return isActivation(value) ? tLab(`activation.${value}`) : value;
    return isOptimizer(value) ? tLab(`optimizer.${value}`) : value;
  };
  if (groups.length === 0) return <p className="text-sm text-muted">{t("noRuns")}</p>;
  return (
    <table className="w-full text-sm">
      <thead className="text-xs text-muted">
        <tr>
          <th scope="col" className="py-1 text-left font-medium">
            {t(of)}
          </th>
          {(["people", "runs", "median", "best"] as const).map((column) => (
            <th key={column} scope="col" className="py-1 pl-2 text-right font-medium">
              {t(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map(({ value, people, runs, median, best }) => (
          <tr key={value} className="border-t">
            <th scope="row" className="py-1.5 text-left font-normal">
              {nameOf(value)}
            </th>
            <td className={cell}>{people}</td>
            <td className={cell}>{runs}</td>
            <td className={cell}>{percent(median)}</td>
            <td className={cell}>{percent(best)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
