"use client";
import { useTranslations } from "next-intl";
import { numberText } from "@/lib/lab/config/typed-number";
import type { ReactNode } from "react";
import { useLock } from "../lesson/use-lock";
import type { PanelProps } from "./panel-props";
import { More, Section } from "./section";
import { SeedField } from "./seed-field";
import {
  BatchField,
  DecayField,
  EpochsField,
  OptimizerField,
  RareFields,
  RateField,
  ScheduleFields,
} from "./training-fields";

interface Props extends PanelProps {
  stopRules?: ReactNode;
}

/** Optimizer, learning rate, batches, length and seed. */
export function TrainingPanel({ stopRules, ...panel }: Props) {
  const t = useTranslations("lab");
  const { config, locked, onChange } = panel;
  const { kind, learningRate } = config.optimizer;
  const lock = useLock(locked);
  return (
    <Section
      title={t("training.title")}
      summary={t("training.summary", { optimizer: t(`optimizer.${kind}`), rate: numberText(learningRate) })}
    >
      <div className="grid grid-cols-2 gap-2">
        <OptimizerField {...panel} />
        <RateField {...panel} />
        <EpochsField {...panel} />
        <BatchField {...panel} />
      </div>
      <SeedField
        label={t("training.seed")}
        newLabel={t("training.newSeed")}
        value={config.seed}
        {...lock("seed", t("training.seedHint"))}
        onChange={(seed) => onChange({ ...config, seed })}
      />
      <More title={t("training.advanced")}>
        <div className="grid grid-cols-2 gap-2">
          <DecayField {...panel} />
          <RareFields {...panel} />
        </div>
        <ScheduleFields {...panel} />
      </More>
      {stopRules && <More title={t("stop.title")}>{stopRules}</More>}
    </Section>
  );
}
