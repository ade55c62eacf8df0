"use client";
import { useTranslations } from "next-intl";
import { SelectField } from "@/components/ui/field";
import { limits, optimizerKinds, scheduleKinds, type Optimizer } from "@/lib/spiral/config";
import { useLock } from "../lesson/use-lock";
import { ExploreField } from "./explore-field";
import { NumberField } from "./number-field";
import type { FieldProps } from "./panel-props";

/** Where the sliders reach. */
const rates = { from: 1e-5, to: 10, log: true };
const decays = { from: 1e-6, to: 1, log: true, zero: true };

/** The config with a change of its optimizer. */
const edit = ({ config, onChange }: FieldProps, change: Partial<Optimizer>) =>
  onChange({ ...config, optimizer: { ...config.optimizer, ...change } });

export function OptimizerField(props: FieldProps) {
  const t = useTranslations("lab");
  const lock = useLock(props.locked);
  return (
    <SelectField
      label={t("training.optimizer")}
      value={props.config.optimizer.kind}
      small={props.small}
      {...lock("optimizer")}
      onChange={({ target }) => edit(props, { kind: optimizerKinds.find((kind) => kind === target.value) })}
    >
      {optimizerKinds.map((kind) => (
        <option key={kind} value={kind}>
          {t(`optimizer.${kind}`)}
        </option>
      ))}
    </SelectField>
  );
}

export function RateField(props: FieldProps) {
  const t = useTranslations("lab.training");
  const lock = useLock(props.locked);
  return (
    <ExploreField
      label={t("rate")}
      name={t("rateSlider")}
      slide={rates}
      value={props.config.optimizer.learningRate}
      small={props.small}
      {...limits.learningRate}
      {...lock("learningRate")}
      onChange={(learningRate) => edit(props, { learningRate })}
    />
  );
}

export function EpochsField({ config, locked, small, onChange }: FieldProps) {
  const t = useTranslations("lab.training");
  const lock = useLock(locked);
  return (
    <NumberField
      label={t("epochs")}
      value={config.epochs}
      small={small}
      {...limits.epochs}
      whole
      {...lock("epochs")}
      onChange={(epochs) => onChange({ ...config, epochs })}
    />
  );
}

export function BatchField({ config, locked, small, onChange }: FieldProps) {
  const t = useTranslations("lab.training");
  const lock = useLock(locked);
  return (
    <NumberField
      label={t("batch")}
      value={config.batchSize}
      small={small}
      min={0}
      max={limits.batchSize.max}
      whole
      {...lock("batchSize", t("fullBatch"))}
      onChange={(batchSize) => onChange({ ...config, batchSize })}
    />
  );
}

export function DecayField(props: FieldProps) {
  const t = useTranslations("lab.training");
  const lock = useLock(props.locked);
  const { kind, weightDecay } = props.config.optimizer;
  const name = kind === "adamw" ? t("decoupledDecay") : t("weightDecay");
  return (
    <ExploreField
      name={t("decaySlider")}
      slide={decays}
      label={props.small ? <span title={name}>{t("decayShort")}</span> : name}
      value={weightDecay}
      small={props.small}
      {...limits.weightDecay}
      {...lock("regularisation")}
      onChange={(next) => edit(props, { weightDecay: next })}
    />
  );
}

const usesMomentum = ({ kind }: Optimizer): boolean => ["momentum", "nesterov", "rmsprop"].includes(kind);

/** Momentum where the optimizer has one, and L1. */
export function RareFields(props: FieldProps) {
  const t = useTranslations("lab.training");
  const lock = useLock(props.locked);
  const { optimizer } = props.config;
  return (
    <>
      {usesMomentum(optimizer) && (
        <NumberField
          label={t(optimizer.kind === "rmsprop" ? "smoothing" : "momentum")}
          value={optimizer.momentum}
          min={0}
          max={0.9999}
          {...lock("optimizer")}
          onChange={(momentum) => edit(props, { momentum })}
        />
      )}
      <NumberField
        label={t("l1")}
        value={optimizer.l1}
        {...limits.weightDecay}
        {...lock("regularisation")}
        onChange={(l1) => edit(props, { l1 })}
      />
    </>
  );
}

/** How the learning rate changes over the epochs. */
export function ScheduleFields(props: FieldProps) {
  const t = useTranslations("lab");
  const lock = useLock(props.locked);
  const { schedule } = props.config.optimizer;
  return (
    <div className="grid grid-cols-2 gap-2">
      <SelectField
        label={t("training.schedule")}
        value={schedule.kind}
        {...lock("schedule")}
        onChange={(event) => {
          const kind = scheduleKinds.find((name) => name === event.target.value);
          if (kind) edit(props, { schedule: { ...schedule, kind } });
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
          onChange={(every) => edit(props, { schedule: { ...schedule, every } })}
        />
      )}
      {schedule.kind !== "constant" && (
        <NumberField
          label={t(schedule.kind === "step" ? "training.factor" : "training.final")}
          value={schedule.factor}
          min={0}
          max={1}
          {...lock("schedule")}
          onChange={(factor) => edit(props, { schedule: { ...schedule, factor } })}
        />
      )}
    </div>
  );
}
