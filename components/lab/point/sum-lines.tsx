"use client";
import { useTranslations } from "next-intl";
import type { Term } from "@/lib/spiral/point-trace";
import { useBriefNumber } from "./use-brief-number";

interface Props {
  title: string;
  /** the largest first */
  terms: readonly Term[];
  nameOf: (unit: number) => string;
  /** further lines under the terms: what is said, and its number */
  then: readonly (readonly [string, number])[];
}

/** Terms that are written out; the others stand in one line. */
const most = 4;

/** A sum written out: a line for each of its largest terms, one for the rest, and what follows from it. */
export function SumLines({ title, terms, nameOf, then }: Props) {
  const t = useTranslations("lab.point");
  const brief = useBriefNumber();
  const rest = terms.slice(most);
  return (
    <table className="tabular w-full text-xs">
      <caption className="pb-0.5 text-left text-sm">{title}</caption>
      <tbody>
        {terms.slice(0, most).map(({ unit, weight, factor, product }) => (
          <tr key={unit}>
            <th scope="row" className="max-w-28 truncate pr-2 text-left font-normal text-muted">
              {nameOf(unit)}
            </th>
            <td className="text-right whitespace-nowrap">
              {brief(weight)} · {brief(factor)}
            </td>
            <td className="pl-2 text-right">{brief(product)}</td>
          </tr>
        ))}
        {rest.length > 0 && (
          <tr>
            <th scope="row" colSpan={2} className="text-left font-normal text-muted">
              {t("rest", { count: rest.length })}
            </th>
            <td className="text-right">{brief(rest.reduce((sum, { product }) => sum + product, 0))}</td>
          </tr>
        )}
        {then.map(([name, value]) => (
          <tr key={name} className="border-t">
            <th scope="row" colSpan={2} className="text-left font-medium">
              {name}
            </th>
            <td className="text-right font-medium">{brief(value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
