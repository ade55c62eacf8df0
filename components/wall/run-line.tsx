"use client";
import { useFormatter, useTranslations } from "next-intl";
import { accuracyFormat } from "@/components/ui/accuracy-format";
import { NetworkWord } from "@/components/ui/network-word";
import type { Tile } from "@/lib/contract/wall";

type Run = Pick<Tile, "network" | "activation" | "optimizer" | "rate" | "parameters" | "accuracy">;

/** By what runs of one network are told apart, in a line. */
export function RunLine({ run }: { run: Run }) {
  const t = useTranslations("wall");
  const lab = useTranslations("lab");
  const format = useFormatter();
  const { accuracy } = run;
  const percent = accuracy === null ? "–" : format.number(accuracy, accuracyFormat);
  return (
    <p className="tabular flex flex-wrap gap-x-3 text-xs text-muted">
      <NetworkWord>{run.network}</NetworkWord>
      <span>
        {t("parameters")} {format.number(run.parameters)}
      </span>
      <span>{lab(`activation.${run.activation}`)}</span>
      <span>
        {lab(`optimizer.${run.optimizer}`)}
        {run.rate !== undefined && `, ${run.rate}`}
      </span>
      <span>
        {t("accuracy")} {percent}
      </span>
    </p>
  );
}
