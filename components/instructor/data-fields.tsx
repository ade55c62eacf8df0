"use client";
import { useTranslations } from "next-intl";
import { useMemo, useRef } from "react";
import { PointsLayer } from "@/components/lab/canvas/points-layer";
import { usePalette } from "@/components/lab/canvas/use-palette";
import { useSquare } from "@/components/lab/canvas/use-square";
import { NumberField } from "@/components/lab/config/number-field";
import { SelectField } from "@/components/ui/field";
import { withKind } from "@/lib/lab/config/edit-dataset";
import { classesOf, datasetKinds, limits, type Dataset } from "@/lib/spiral/config";
import { extentOf } from "@/lib/spiral/plane";
import { trainingPoints } from "@/lib/spiral/points";

interface Props {
  dataset: Dataset;
  onChange: (dataset: Dataset) => void;
}

/** Hidden points are drawn from the same kind; one's own points have no more to draw. */
const kinds = datasetKinds.filter((kind) => kind !== "own");

/** The data of the session, the same for everybody, with a look at them. */
export function DataFields({ dataset, onChange }: Props) {
  const t = useTranslations("instructor.form");
  const lab = useTranslations("lab");
  const classes = classesOf[dataset.kind];
  const edit = (change: Partial<Dataset>) => onChange({ ...dataset, ...change });
  return (
    <fieldset className="space-y-3">
      <legend className="mb-1.5 text-sm font-medium">{t("data")}</legend>
      <p className="text-sm text-muted">{t("dataHint")}</p>
      <div className="grid gap-4 sm:grid-cols-[1fr_11rem]">
        <div className="grid grid-cols-2 content-start gap-3">
          <div className="col-span-2">
            <SelectField
              label={lab("data.kind")}
              value={dataset.kind}
              onChange={(event) => {
                const kind = kinds.find((name) => name === event.target.value);
                if (kind) onChange(withKind(dataset, kind));
              }}
            >
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {lab(`dataset.${kind}`)}
                </option>
              ))}
            </SelectField>
          </div>
          <NumberField
            label={lab("data.classes")}
            value={dataset.classes}
            {...classes}
            whole
            disabled={classes.min === classes.max}
            onChange={(value) => edit({ classes: value })}
          />
          <NumberField
            label={lab("data.noise")}
            value={dataset.noise}
            {...limits.noise}
            onChange={(noise) => edit({ noise })}
          />
          <NumberField
            label={lab("data.perClass")}
            value={dataset.pointsPerClass}
            {...limits.pointsPerClass}
            whole
            onChange={(pointsPerClass) => edit({ pointsPerClass })}
          />
          {dataset.kind === "spiral" && (
            <NumberField
              label={lab("data.turns")}
              value={Number(dataset.turns.toFixed(4))}
              {...limits.turns}
              onChange={(turns) => edit({ turns })}
            />
          )}
        </div>
        <Preview dataset={dataset} />
      </div>
    </fieldset>
  );
}

function Preview({ dataset }: { dataset: Dataset }) {
  const t = useTranslations("instructor.form");
  const frame = useRef<HTMLDivElement>(null);
  const palette = usePalette(frame);
  const side = useSquare(frame);
  const points = useMemo(() => trainingPoints(dataset), [dataset]);
  return (
    <div
      ref={frame}
      role="img"
      aria-label={t("dataPreview")}
      className="relative aspect-square w-44 max-w-full overflow-hidden rounded-lg border bg-surface"
    >
      {palette && side > 0 && <PointsLayer {...{ points, palette, side }} extent={extentOf(points.xy)} />}
    </div>
  );
}
