"use client";
import { useTranslations } from "next-intl";
import { SelectField } from "@/components/ui/field";
import { initialisations } from "@/lib/spiral/config";
import { useLock } from "../lesson/use-lock";
import type { PanelProps } from "./panel-props";

/** The rule by which the first weights are drawn. */
export function InitialisationField({ config, locked, onChange }: PanelProps) {
  const t = useTranslations("lab");
  const lock = useLock(locked);
  const { network } = config;
  return (
    <SelectField
      label={t("network.initialisation")}
      value={network.initialisation}
      {...lock("initialisation")}
      onChange={(event) => {
        const initialisation = initialisations.find((rule) => rule === event.target.value);
        if (initialisation) onChange({ ...config, network: { ...network, initialisation } });
      }}
    >
      {initialisations.map((rule) => (
        <option key={rule} value={rule}>
          {t(`initialisation.${rule}`)}
        </option>
      ))}
    </SelectField>
  );
}
