"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CheckBox } from "@/components/ui/check-box";
import { featureNames, type FeatureName } from "@/lib/spiral/config";

interface Props {
  value: readonly FeatureName[];
  disabled?: boolean;
  hint?: ReactNode;
  onChange: (features: FeatureName[]) => void;
}

/** Which functions of x and y the network sees; at least one stays. */
export function FeatureBoxes({ value, disabled, hint, onChange }: Props) {
  const t = useTranslations("lab");
  return (
    <fieldset>
      <legend className="text-sm font-medium">{t("network.features")}</legend>
      <div className="flex flex-wrap gap-x-4">
        {featureNames.map((name) => {
          const chosen = value.includes(name);
          return (
            <CheckBox
              key={name}
              checked={chosen}
              disabled={disabled || (chosen && value.length === 1)}
              onChange={(on) => onChange(on ? [...value, name] : value.filter((other) => other !== name))}
              className="text-sm"
            >
              {t(`feature.${name}`)}
            </CheckBox>
          );
        })}
      </div>
      {hint && <p className="text-xs text-muted">{hint}</p>}
    </fieldset>
  );
}
