"use client";
import { useTranslations } from "next-intl";
import { Switch } from "@/components/ui/switch";
import { stopLimits } from "@/lib/lab/config/stop-limits";
import { NumberField } from "./number-field";
import { useLab, useLabState } from "../use-trainer";

/** Ends a run before its epochs are over: good enough, or no longer getting better. */
export function StopRuleFields() {
  const t = useTranslations("lab.stop");
  const lab = useLab();
  const stop = useLabState((state) => state.stop);
  const { accuracy, patience } = stop;
  return (
    <div className="space-y-2">
      <Switch
        label={t("atAccuracy")}
        checked={accuracy !== undefined}
        onChange={(on) => lab.setStop({ ...stop, accuracy: on ? 0.95 : undefined })}
      />
      {accuracy !== undefined && (
        <NumberField
          label={t("accuracy")}
          value={Number((100 * accuracy).toFixed(6))}
          min={100 * stopLimits.accuracy.min}
          max={100 * stopLimits.accuracy.max}
          onChange={(percent) => lab.setStop({ ...stop, accuracy: Number((percent / 100).toFixed(8)) })}
        />
      )}
      <Switch
        label={t("noProgress")}
        hint={t("noProgressHint")}
        checked={patience !== undefined}
        onChange={(on) => lab.setStop({ ...stop, patience: on ? 100 : undefined })}
      />
      {patience !== undefined && (
        <NumberField
          label={t("patience")}
          value={patience}
          {...stopLimits.patience}
          whole
          onChange={(epochs) => lab.setStop({ ...stop, patience: epochs })}
        />
      )}
    </div>
  );
}
