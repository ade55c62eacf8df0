"use client";
import { useTranslations } from "next-intl";
import { memo } from "react";
import type { CellResult, NamedTensor, NamedValue } from "@/lib/tensorlab/protocol";
import { shapeText } from "./shape-text";

function Row({ value, tensor }: { value: NamedValue; tensor: NamedTensor | undefined }) {
  const t = useTranslations("tensors");
  const { name, type, text, count } = value;
  const told = tensor ? shapeText(tensor.shape) : (text ?? (count === null ? "" : t("items", { count })));
  return (
    <tr className="border-t">
      <th scope="row" className="py-1 pr-3 text-left font-semibold break-all">
        {name}
      </th>
      <td className="py-1 pr-3 break-all">{type.replace(/^(torch|numpy)\./, "")}</td>
      <td className="py-1 pr-3 break-all">{told}</td>
      <td className="py-1">{tensor?.dtype}</td>
    </tr>
  );
}

/** All that has a name: its type, and a tensor's shape and dtype, or what it is. */
export const VariablesTable = memo(function VariablesTable({
  names,
  variables,
}: Pick<CellResult, "names" | "variables">) {
  const t = useTranslations("tensors");
  if (names.length === 0) return <p className="text-sm text-muted">{t("variablesEmpty")}</p>;
  const tensors = new Map(variables.map((one) => [one.name, one]));
  const heads = [t("variableName"), t("variableType"), t("variableValue"), "dtype"];
  return (
    <div
      className="max-h-96 overflow-auto"
      tabIndex={0}
      role="group"
      aria-label={t("variablesTitle")}
      translate="no"
    >
      <table className="w-full font-mono text-xs">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className="pr-3 pb-1 text-left font-sans font-normal text-muted">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((value) => (
            <Row key={value.name} value={value} tensor={tensors.get(value.name)} />
          ))}
        </tbody>
      </table>
    </div>
  );
});
