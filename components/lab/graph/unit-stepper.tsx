"use client";
import { Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { mostUnits, withLayer } from "@/lib/lab/config/edit-config";
import { NumberField } from "../config/number-field";
import { usePanel } from "../config/use-panel";
import { useLock } from "../lesson/use-lock";

/** Above a hidden layer: how many units it has, and one fewer or more. */
export function UnitStepper({ layer }: { layer: number }) {
  const t = useTranslations("lab.network");
  const { config, onChange } = usePanel();
  const { disabled } = useLock(false)("layers");
  const { units } = config.network.hidden[layer];
  const number = layer + 1;
  const most = mostUnits(config, layer);
  const set = (next: number) =>
    onChange(withLayer(config, layer, { units: Math.max(1, Math.min(most, next)) }));
  const button =
    "hidden size-6 shrink-0 items-center justify-center rounded-sm hover:bg-sunken disabled:opacity-50 @min-[5.5rem]:flex pointer-coarse:hidden";
  return (
    <div className="@container">
      <div className="flex items-center justify-center gap-0.5">
        <button
          type="button"
          aria-label={t("fewer", { number })}
          title={t("fewer", { number })}
          disabled={disabled || units <= 1}
          onClick={() => set(units - (units > 16 ? 4 : 1))}
          className={button}
        >
          <Minus aria-hidden className="size-4" />
        </button>
        <NumberField
          small
          tight
          labelHidden
          label={t("units", { number })}
          value={units}
          min={1}
          max={most}
          whole
          disabled={disabled}
          className="w-full max-w-13 text-center"
          onChange={set}
        />
        <button
          type="button"
          aria-label={t("more", { number })}
          title={t("more", { number })}
          disabled={disabled || units >= most}
          onClick={() => set(units + (units >= 16 ? 4 : 1))}
          className={button}
        >
          <Plus aria-hidden className="size-4" />
        </button>
      </div>
    </div>
  );
}
