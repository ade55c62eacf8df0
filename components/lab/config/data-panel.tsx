"use client";
import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { GeneratedFields, KindField, useDataSummary } from "./data-fields";
import { OwnPointsPanel } from "./own-points-panel";
import type { PanelProps } from "./panel-props";
import { Section } from "./section";
import { SeedField } from "./seed-field";

interface Props extends PanelProps {
  /** the session decides the data */
  fixed: boolean;
}

/** Which points are learnt. */
export function DataPanel({ fixed, ...panel }: Props) {
  const t = useTranslations("lab.data");
  const { dataset } = panel.config;
  const summary = useDataSummary()(dataset);
  if (fixed)
    return (
      <Section title={t("title")} summary={summary} open={false}>
        <p className="text-sm">{summary}</p>
        <Notice>{t("fixed")}</Notice>
      </Section>
    );
  return (
    <Section title={t("title")} summary={summary}>
      <KindField {...panel} />
      <DataDetails {...panel} />
    </Section>
  );
}

/** Everything about the points but their shape. */
export function DataDetails(panel: PanelProps) {
  const t = useTranslations("lab.data");
  const { config, locked, onChange } = panel;
  const { dataset } = config;
  return (
    <>
      {dataset.kind === "own" ? <OwnPointsPanel {...panel} /> : <GeneratedFields {...panel} />}
      <SeedField
        label={t("seed")}
        newLabel={t("newSeed")}
        value={dataset.seed}
        disabled={locked}
        onChange={(seed) => onChange({ ...config, dataset: { ...dataset, seed } })}
      />
    </>
  );
}
