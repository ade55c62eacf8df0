import { useFormatter, useTranslations } from "next-intl";
import { accuracyFormat } from "@/components/ui/accuracy-format";
import { Badge } from "@/components/ui/badge";
import type { ReportLine } from "@/lib/review/report";
import { visible } from "@/lib/prose/visible";

const columns = [
  "submissions",
  "accuracy",
  "parameters",
  "minutes",
  "answered",
  "exercises",
  "votes",
] as const;

const whole = { maximumFractionDigits: 0 };
const tenths = { minimumFractionDigits: 1, maximumFractionDigits: 1 };

/** A line for each student, in the order in which they came. */
export function StudentLines({ lines }: { lines: readonly ReportLine[] }) {
  const t = useTranslations("report");
  const tCommon = useTranslations("common");
  const format = useFormatter();
  const shown = (line: ReportLine, column: (typeof columns)[number]): string => {
    const value = line[column];
    if (value === null) return "–";
    if (column === "accuracy") return format.number(value, accuracyFormat);
    return format.number(value, column === "minutes" ? tenths : whole);
  };
  return (
    <div
      className="overflow-x-auto print:overflow-visible"
      tabIndex={0}
      role="region"
      aria-label={t("students")}
    >
      <table className="w-full min-w-[40rem] text-sm print:min-w-0">
        <thead className="text-xs text-muted">
          <tr>
            <th scope="col" className="py-1 text-left font-medium">
              {t("name")}
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className="py-1 pl-2 text-right font-medium">
                {t(`line.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr
              key={line.participantId}
              className="break-inside-avoid border-t"
              data-line={line.participantId}
            >
              <th scope="row" className="max-w-48 py-1.5 text-left font-normal">
                <bdi translate="no" className="wrap-anywhere">
                  {visible(line.name)}
                </bdi>{" "}
                {line.simulated && <Badge>{tCommon("simulated")}</Badge>}
                {line.asked && <Badge tone="accent">{t("askedForHelp")}</Badge>}
              </th>
              {columns.map((column) => (
                <td key={column} className="tabular py-1.5 pl-2 text-right">
                  {shown(line, column)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
