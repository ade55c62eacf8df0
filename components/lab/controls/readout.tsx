"use client";
import { clsx } from "clsx";
import { accuracyFormat } from "@/components/ui/accuracy-format";
import { useFormatter, useTranslations } from "next-intl";
import { useSlowLabState } from "../use-trainer";

/** Epoch, loss, accuracies and speed in figures. Not spoken while they run: the announcer says what matters. */
export function Readout({ className }: { className?: string }) {
  const t = useTranslations("lab.readout");
  const format = useFormatter();
  const { epoch, epochs, latest, speed } = useSlowLabState(
    ({ epoch, config, latest, stepsPerSecond }) => ({
      epoch: Math.floor(epoch),
      epochs: config.epochs,
      latest,
      speed: Math.round(stepsPerSecond),
    }),
    120,
  );
  const percent = (value: number | null | undefined) =>
    value == null ? "–" : format.number(value, accuracyFormat);
  const loss =
    latest && Number.isFinite(latest.loss)
      ? format.number(latest.loss, { minimumFractionDigits: 3, maximumFractionDigits: 3 })
      : "–";
  return (
    <dl data-readout className={clsx("tabular flex justify-between gap-3 text-sm", className)}>
      <Figure
        name={t("epoch")}
        value={epoch > epochs ? format.number(epoch) : `${format.number(epoch)} / ${format.number(epochs)}`}
      />
      <Figure name={t("loss")} value={loss} />
      <Figure name={t("heldOut")} value={percent(latest?.heldOutAccuracy ?? latest?.trainAccuracy)} strong />
      <Figure name={t("speed")} value={speed ? format.number(speed) : "–"} wide />
    </dl>
  );
}

function Figure({
  name,
  value,
  strong,
  wide,
}: {
  name: string;
  value: string;
  strong?: boolean;
  wide?: boolean;
}) {
  return (
    <div className={clsx("min-w-0", wide && "max-sm:hidden")}>
      <dt className="truncate text-xs text-muted">{name}</dt>
      <dd className={clsx("whitespace-nowrap", strong && "font-semibold")}>{value}</dd>
    </div>
  );
}
