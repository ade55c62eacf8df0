"use client";
import { useFormatter, useTranslations } from "next-intl";
import { SelectField } from "@/components/ui/field";
import { withKind } from "@/lib/lab/config/edit-dataset";
import { classesOf, datasetKinds, limits, type Dataset, type DatasetKind } from "@/lib/spiral/config";
import { ExploreField } from "./explore-field";
import { NumberField } from "./number-field";
import type { FieldProps, PanelProps } from "./panel-props";

/** "Spiral, 3 classes, 3,000 points". */
export function useDataSummary(): (dataset: Dataset) => string {
  const t = useTranslations("lab");
  const format = useFormatter();
  return ({ kind, classes, points, pointsPerClass }) =>
    t("data.summary", {
      kind: t(`dataset.${kind}`),
      classes,
      points: format.number(kind === "own" ? (points?.length ?? 0) : classes * pointsPerClass),
    });
}

export function KindField({ config, locked, small, onChange }: FieldProps) {
  const t = useTranslations("lab");
  const { dataset } = config;
  return (
    <SelectField
      label={t("data.kind")}
      value={dataset.kind}
      small={small}
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
  );
}

/** Where the slider reaches. */
const noises = { from: 0, to: 1 };

/** How generated points are drawn. */
export function GeneratedFields({ config, locked, onChange }: PanelProps) {
  const t = useTranslations("lab");
  const { dataset } = config;
  const choices = classesOf[dataset.kind as Exclude<DatasetKind, "own">];
  const edit = (change: Partial<Dataset>) => onChange({ ...config, dataset: { ...dataset, ...change } });
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
      <ExploreField
        label={t("data.noise")}
        name={t("data.noiseSlider")}
        slide={noises}
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
