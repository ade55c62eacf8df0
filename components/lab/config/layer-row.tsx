"use client";
import { Minus, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { activations, limits, type HiddenLayer } from "@/lib/spiral/config";
import { IconButton } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { useLock } from "../lesson/use-lock";
import { NumberField } from "./number-field";

interface Props {
  index: number;
  layer: HiddenLayer;
  /** most units that the parameter limit allows here */
  most: number;
  detailed: boolean;
  locked: boolean;
  onChange: (change: Partial<HiddenLayer>) => void;
  onRemove: () => void;
}

/** One hidden layer: its units, and in detail its activation and dropout. */
export function LayerRow({ index, layer, most, detailed, locked, onChange, onRemove }: Props) {
  const t = useTranslations("lab");
  const number = index + 1;
  const lock = useLock(locked);
  const layers = lock("layers");
  const step = (by: number) => onChange({ units: Math.max(1, Math.min(most, layer.units + by)) });
  return (
    <li className="space-y-2 border-b pb-3 last:border-0 last:pb-0">
      <div className="flex items-start gap-1">
        <IconButton
          label={t("network.fewer", { number })}
          disabled={layers.disabled || layer.units <= 1}
          className="mt-6"
          onClick={() => step(layer.units > 16 ? -4 : -1)}
        >
          <Minus aria-hidden className="size-4" />
        </IconButton>
        <div className="grow">
          <NumberField
            label={t("network.units", { number })}
            value={layer.units}
            min={1}
            max={most}
            whole
            {...layers}
            onChange={(units) => onChange({ units })}
          />
        </div>
        <IconButton
          label={t("network.more", { number })}
          disabled={layers.disabled || layer.units >= most}
          className="mt-6"
          onClick={() => step(layer.units >= 16 ? 4 : 1)}
        >
          <Plus aria-hidden className="size-4" />
        </IconButton>
        <IconButton
          label={t("network.remove", { number })}
          disabled={layers.disabled}
          className="mt-6"
          onClick={onRemove}
        >
          <Trash2 aria-hidden className="size-4" />
        </IconButton>
      </div>
      {detailed && (
        <div className="grid grid-cols-2 gap-2">
          <SelectField
            label={t("network.layerActivation", { number })}
            value={layer.activation}
            {...lock("activation")}
            onChange={(event) =>
              onChange({ activation: activations.find((name) => name === event.target.value) })
            }
          >
            {activations.map((name) => (
              <option key={name} value={name}>
                {t(`activation.${name}`)}
              </option>
            ))}
          </SelectField>
          <NumberField
            label={t("network.dropout", { number })}
            value={layer.dropout}
            {...limits.dropout}
            {...lock("dropout")}
            onChange={(dropout) => onChange({ dropout })}
          />
        </div>
      )}
    </li>
  );
}
