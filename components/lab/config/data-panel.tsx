"use client";
import { useFormatter, useTranslations } from "next-intl";
import { SelectField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { withKind } from "@/lib/lab/config/edit-dataset";
import { classesOf, datasetKinds, limits, type Dataset, type DatasetKind } from "@/lib/spiral/config";
import { NumberField } from "./number-field";
import type { PanelProps } from "./panel-props";
import { Section } from "./section";
import { SeedField } from "./seed-field";

interface Props extends PanelProps {
  /** the session decides the data */
  fixed: boolean;
  /** what belongs to one's own points, shown with that kind */
  ownPoints?: React.ReactNode;
}

/** Which points are learnt. */
export function DataPanel({ config, locked, fixed, ownPoints, onChange }: Props) {
  const t = useTranslations("lab");
  const format = useFormatter();
  const { dataset } = config;
  const edit = (change: Partial<Dataset>) => onChange({ ...config, dataset: { ...dataset, ...change } });
  const summary = t("data.summary", {
    kind: t(`dataset.${dataset.kind}`),
    classes: dataset.classes,
    points: format.number(
      dataset.kind === "own" ? (dataset.points?.length ?? 0) : dataset.classes * dataset.pointsPerClass,
    ),
  });
  if (fixed)
    return (
      <Section title={t("data.title")} summary={summary} open={false}>
        <p className="text-sm">{summary}</p>
        <Notice>{t("data.fixed")}</Notice>
      </Section>
    );
  return (
    <Section title={t("data.title")} summary={summary}>
      <SelectField
        label={t("data.kind")}
        value={dataset.kind}
        disabled={locked}
        onChange={(event) => {
          const kind = datasetKinds.find((name) => name === event.target.value);
          if (kind) onChange({ ...config, dataset: withKind(dataset, kind) });
        }}
      >
        {datasetKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`dataset.${kind}`)}
          </option>
        ))}
      </SelectField>
      {dataset.kind === "own" ? ownPoints : <Generated {...{ dataset, locked, edit }} />}
      <SeedField
        label={t("data.seed")}
        newLabel={t("data.newSeed")}
        value={dataset.seed}
        disabled={locked}
        onChange={(seed) => edit({ seed })}
      />
    </Section>
  );
}

interface GeneratedProps {
  dataset: Dataset;
  locked: boolean;
  edit: (change: Partial<Dataset>) => void;
}

function Generated({ dataset, locked, edit }: GeneratedProps) {
  const t = useTranslations("lab");
  const choices = classesOf[dataset.kind as Exclude<DatasetKind, "own">];
  return (
    <div className="grid grid-cols-2 gap-2">
      <NumberField
        label={t("data.classes")}
        value={dataset.classes}
        min={choices.min}
        max={choices.max}
        whole
        disabled={locked || choices.min === choices.max}
        onChange={(classes) => edit({ classes })}
      />
      <NumberField
        label={t("data.noise")}
        value={dataset.noise}
        {...limits.noise}
        disabled={locked}
        onChange={(noise) => edit({ noise })}
      />
      <NumberField
        label={t("data.perClass")}
        value={dataset.pointsPerClass}
        {...limits.pointsPerClass}
        whole
        disabled={locked}
        onChange={(pointsPerClass) => edit({ pointsPerClass })}
      />
      <NumberField
        label={t("data.heldOut")}
        value={dataset.heldOutPerClass}
        {...limits.pointsPerClass}
        whole
        disabled={locked}
        onChange={(heldOutPerClass) => edit({ heldOutPerClass })}
      />
      {dataset.kind === "spiral" && (
        <NumberField
          label={t("data.turns")}
          value={Number(dataset.turns.toFixed(4))}
          {...limits.turns}
          disabled={locked}
          onChange={(turns) => edit({ turns })}
        />
      )}
    </div>
  );
}
