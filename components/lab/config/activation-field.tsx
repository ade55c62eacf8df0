"use client";
import { useTranslations } from "next-intl";
import { SelectField } from "@/components/ui/field";
import { sharedActivation, withActivation } from "@/lib/lab/config/edit-config";
import { activations } from "@/lib/spiral/config";
import { useLock } from "../lesson/use-lock";
import type { FieldProps } from "./panel-props";

/** The activation that all hidden layers share; without a hidden layer there is none. */
export function ActivationField({ config, locked, small, onChange }: FieldProps) {
  const t = useTranslations("lab");
  const lock = useLock(locked || config.network.hidden.length === 0);
  const shared = sharedActivation(config);
  if (!shared && !small) return null;
  return (
    <SelectField
      label={t("network.activation")}
      value={shared ?? "none"}
      small={small}
      {...lock("activation")}
      onChange={(event) => {
        const chosen = activations.find((activation) => activation === event.target.value);
        if (chosen) onChange(withActivation(config, chosen));
      }}
    >
      {shared === "mixed" && <option value="mixed">{t("network.mixed")}</option>}
      {activations.map((activation) => (
        <option key={activation} value={activation}>
          {t(`activation.${activation}`)}
        </option>
      ))}
    </SelectField>
  );
}
