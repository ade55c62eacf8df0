"use client";
import { useTranslations } from "next-intl";
import { CheckBox } from "@/components/ui/check-box";
import { featureNames } from "@/lib/spiral/config";
import { useLock } from "../lesson/use-lock";
import type { FieldProps } from "./panel-props";

/** Which functions of x and y the network sees; at least one stays. */
export function FeatureBoxes({ config, locked, small, onChange }: FieldProps) {
  const t = useTranslations("lab");
  const { disabled, hint } = useLock(locked)("features");
  const { network } = config;
  const choose = (wanted: (feature: (typeof featureNames)[number]) => boolean) =>
    onChange({ ...config, network: { ...network, features: featureNames.filter(wanted) } });
  return (
    <fieldset>
      <legend className={small ? "text-xs font-medium text-muted" : "text-sm font-medium"}>
        {t("network.features")}
      </legend>
      <div className={small ? "grid grid-cols-2 gap-x-2" : "flex flex-wrap gap-x-4"}>
        {featureNames.map((name) => {
          const chosen = network.features.includes(name);
          return (
            <CheckBox
              key={name}
              compact={small}
              checked={chosen}
              disabled={disabled || (chosen && network.features.length === 1)}
              onChange={(on) => choose((other) => (other === name ? on : network.features.includes(other)))}
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
