"use client";
import { SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { limits } from "@/lib/spiral/config";
import { StopRuleFields } from "./stop-rule-fields";
import { useLock } from "../lesson/use-lock";
import { ActivationField } from "./activation-field";
import { NumberField } from "./number-field";
import {
  DecayField,
  EpochsField,
  OptimizerField,
  RareFields,
  RateField,
  ScheduleFields,
} from "./training-fields";
import { usePanel } from "./use-panel";

/** What one changes between two runs, in one row; what one changes seldom, in a panel beside it. */
export function RunFields() {
  const t = useTranslations("lab");
  const panel = usePanel();
  const lock = useLock(false);
  const { config, onChange } = panel;
  const small = { ...panel, small: true };
  return (
    <>
      <div className="grid min-w-0 grow grid-cols-[minmax(0,1.2fr)_minmax(0,1.2fr)_repeat(4,minmax(0,1fr))] gap-2">
        <ActivationField {...small} />
        <OptimizerField {...small} />
        <RateField {...small} />
        <DecayField {...small} />
        <EpochsField {...small} />
        <NumberField
          small
          label={<span title={t("training.seed")}>{t("training.seedShort")}</span>}
          value={config.seed}
          {...limits.seed}
          whole
          {...lock("seed")}
          onChange={(seed) => onChange({ ...config, seed })}
        />
      </div>
      <Popover
        title={t("training.details")}
        trigger={
          <IconButton label={t("training.details")} className="-ml-2 shrink-0">
            <SlidersHorizontal aria-hidden className="size-5" />
          </IconButton>
        }
      >
        <div className="grid grid-cols-2 gap-2">
          <RareFields {...panel} />
        </div>
        <ScheduleFields {...panel} />
        <StopRuleFields />
      </Popover>
    </>
  );
}
