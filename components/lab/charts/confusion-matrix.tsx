"use client";
import { useFormatter, useTranslations } from "next-intl";
import { classLetter } from "../canvas/palette";
import { ShapeSign } from "../canvas/shape-sign";

interface Props {
  /** [true class][predicted class] */
  counts: readonly (readonly number[])[];
  caption: string;
}

/** Which classes are taken for which, as a table whose shading repeats the numbers. */
export function ConfusionMatrix({ counts, caption }: Props) {
  const t = useTranslations("lab.confusion");
  const format = useFormatter();
  return (
    <table className="tabular w-full border-separate border-spacing-1 text-center text-sm">
      <caption className="pb-1 text-left text-sm text-muted">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className="text-left text-xs font-normal text-muted">
            {t("corner")}
          </th>
          {counts.map((_, k) => (
            <th key={k} scope="col" className="font-semibold">
              <ClassName label={k} />
            </th>
          ))}
          <th scope="col" className="text-xs font-normal text-muted">
            {t("right")}
          </th>
        </tr>
      </thead>
      <tbody>
        {counts.map((row, label) => {
          const total = row.reduce((sum, count) => sum + count, 0);
          return (
            <tr key={label}>
              <th scope="row" className="font-semibold">
                <ClassName label={label} />
              </th>
              {row.map((count, k) => (
                <Cell key={k} share={total ? count / total : 0} right={k === label}>
                  {format.number(count)}
                </Cell>
              ))}
              <td className="text-muted">
                {total
                  ? format.number(row[label] / total, { style: "percent", maximumFractionDigits: 1 })
                  : "–"}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function ClassName({ label }: { label: number }) {
  return (
    <span className="inline-flex items-center gap-1">
      <ShapeSign label={label} />
      {classLetter(label)}
    </span>
  );
}

function Cell({ share, right, children }: { share: number; right: boolean; children: React.ReactNode }) {
  const tone = right ? "var(--good-soft)" : "var(--bad-soft)";
  return (
    <td
      className="rounded-sm border px-1 py-1.5"
      style={{
        background: `color-mix(in oklab, ${tone} ${Math.round(Math.min(1, share * (right ? 1 : 4)) * 100)}%, transparent)`,
      }}
    >
      {children}
    </td>
  );
}
