"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { limits, optimizerKinds, scheduleKinds, type Optimizer } from "@/lib/spiral/config";
import { SelectField } from "@/components/ui/field";
import { useLock } from "../lesson/use-lock";
import { NumberField } from "./number-field";
import type { PanelProps } from "./panel-props";
import { More, Section } from "./section";
import { SeedField } from "./seed-field";

interface Props extends PanelProps {
  stopRules?: ReactNode;
}

/** Optimizer, learning rate, batches, length and seed. */
export function TrainingPanel({ config, locked, stopRules, onChange }: Props) {
  const t = useTranslations("lab");
  const { optimizer } = config;
  const lock = useLock(locked);
  const edit = (change: Partial<Optimizer>) =>
    onChange({ ...config, optimizer: { ...optimizer, ...change } });
  return (
    <Section
      title={t("training.title")}
      summary={t("training.summary", {
        optimizer: t(`optimizer.${optimizer.kind}`),
        rate: String(optimizer.learningRate),
      })}
    >
      <div className="grid grid-cols-2 gap-2">
        <SelectField
          label={t("training.optimizer")}
          value={optimizer.kind}
          {...lock("optimizer")}
          onChange={(event) => edit({ kind: optimizerKinds.find((kind) => kind === event.target.value) })}
        >
          {optimizerKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`optimizer.${kind}`)}
            </option>
          ))}
        </SelectField>
        <NumberField
          label={t("training.rate")}
          value={optimizer.learningRate}
          {...limits.learningRate}
          {...lock("learningRate")}
          onChange={(learningRate) => edit({ learningRate })}
        />
        <NumberField
          label={t("training.epochs")}
          value={config.epochs}
          {...limits.epochs}
          whole
          {...lock("epochs")}
          onChange={(epochs) => onChange({ ...config, epochs })}
        />
        <NumberField
          label={t("training.batch")}
          value={config.batchSize}
          min={0}
          max={limits.batchSize.max}
          whole
          {...lock("batchSize", config.batchSize === 0 ? t("training.fullBatch") : undefined)}
          onChange={(batchSize) => onChange({ ...config, batchSize })}
        />
      </div>
      <SeedField
        label={t("training.seed")}
        newLabel={t("training.newSeed")}
        value={config.seed}
        {...lock("seed", t("training.seedHint"))}
        onChange={(seed) => onChange({ ...config, seed })}
      />
      <More title={t("training.advanced")}>
        <Regularisation {...{ optimizer, locked, edit }} />
        <Schedule {...{ optimizer, locked, edit }} />
      </More>
      {stopRules && <More title={t("stop.title")}>{stopRules}</More>}
    </Section>
  );
}

interface PartProps {
  optimizer: Optimizer;
  locked: boolean;
  edit: (change: Partial<Optimizer>) => void;
}

const usesMomentum = ({ kind }: Optimizer): boolean => ["momentum", "nesterov", "rmsprop"].includes(kind);

function Regularisation({ optimizer, locked, edit }: PartProps) {
  const t = useTranslations("lab");
  const lock = useLock(locked);
  return (
    <div className="grid grid-cols-2 gap-2">
      {usesMomentum(optimizer) && (
        <NumberField
          label={t(optimizer.kind === "rmsprop" ? "training.smoothing" : "training.momentum")}
          value={optimizer.momentum}
          min={0}
          max={0.9999}
          {...lock("optimizer")}
          onChange={(momentum) => edit({ momentum })}
        />
      )}
      <NumberField
        label={t(optimizer.kind === "adamw" ? "training.decoupledDecay" : "training.weightDecay")}
        value={optimizer.weightDecay}
        {...limits.weightDecay}
        {...lock("regularisation")}
        onChange={(weightDecay) => edit({ weightDecay })}
      />
      <NumberField
        label={t("training.l1")}
        value={optimizer.l1}
        {...limits.weightDecay}
        {...lock("regularisation")}
        onChange={(l1) => edit({ l1 })}
      />
    </div>
  );
}

function Schedule({ optimizer, locked, edit }: PartProps) {
  const t = useTranslations("lab");
  const lock = useLock(locked);
  const { schedule } = optimizer;
  return (
    <div className="grid grid-cols-2 gap-2">
      <SelectField
        label={t("training.schedule")}
        value={schedule.kind}
        {...lock("schedule")}
        onChange={(event) => {
          const kind = scheduleKinds.find((name) => name === event.target.value);
          if (kind) edit({ schedule: { ...schedule, kind } });
        }}
      >
        {scheduleKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`schedule.${kind}`)}
          </option>
        ))}
      </SelectField>
      {schedule.kind === "step" && (
        <NumberField
          label={t("training.every")}
          value={schedule.every}
          {...limits.epochs}
          whole
          {...lock("schedule")}
          onChange={(every) => edit({ schedule: { ...schedule, every } })}
        />
      )}
      {schedule.kind !== "constant" && (
        <NumberField
          label={t(schedule.kind === "step" ? "training.factor" : "training.final")}
          value={schedule.factor}
          min={0}
          max={1}
          {...lock("schedule")}
          onChange={(factor) => edit({ schedule: { ...schedule, factor } })}
        />
      )}
    </div>
  );
}
