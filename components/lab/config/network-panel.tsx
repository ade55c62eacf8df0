"use client";
import { Plus } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { Switch } from "@/components/ui/switch";
import {
  mostUnits,
  sharedActivation,
  withActivation,
  withLayer,
  withLayerAdded,
  withLayerRemoved,
} from "@/lib/lab/config/edit-config";
import { activations, featureNames, initialisations, limits } from "@/lib/spiral/config";
import { multiplyAdds, networkName, parameterCount } from "@/lib/spiral/network";
import { useLock } from "../lesson/use-lock";
import { FeatureBoxes } from "./feature-boxes";
import { LayerRow } from "./layer-row";
import type { PanelProps } from "./panel-props";
import { More, Section } from "./section";

/** Hidden layers, activation, features and initialisation. */
export function NetworkPanel({ config, locked, onChange }: PanelProps) {
  const t = useTranslations("lab");
  const format = useFormatter();
  const { network, dataset } = config;
  const lock = useLock(locked);
  const layersLocked = lock("layers");
  const shared = sharedActivation(config);
  const [wanted, setWanted] = useState(false);
  const mustDetail = shared === "mixed" || network.hidden.some(({ dropout }) => dropout > 0);
  const detailed = wanted || mustDetail;
  const larger = withLayerAdded(config);
  const name = networkName(network, dataset.classes);
  return (
    <Section title={t("network.title")} summary={name}>
      <p className="tabular text-sm">
        <span className="font-mono font-semibold">{name}</span>
        <span className="block text-muted">
          {t("network.counts", {
            parameters: format.number(parameterCount(network, dataset.classes)),
            products: format.number(multiplyAdds(network, dataset.classes)),
          })}
        </span>
      </p>
      {shared && (
        <SelectField
          label={t("network.activation")}
          value={shared}
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
      )}
      {network.hidden.length === 0 ? (
        <p className="text-sm text-muted">{t("network.noHidden")}</p>
      ) : (
        <ol className="space-y-3">
          {network.hidden.map((layer, index) => (
            <LayerRow
              key={index}
              {...{ index, layer }}
              most={mostUnits(config, index)}
              detailed={detailed}
              locked={locked}
              onChange={(change) => onChange(withLayer(config, index, change))}
              onRemove={() => onChange(withLayerRemoved(config, index))}
            />
          ))}
        </ol>
      )}
      <Button
        variant="secondary"
        size="sm"
        disabled={layersLocked.disabled || !larger}
        onClick={() => larger && onChange(larger)}
      >
        <Plus aria-hidden className="size-4" />
        {t("network.add")}
      </Button>
      {!larger && !layersLocked.hint && (
        <p className="text-sm text-muted">
          {network.hidden.length >= limits.hiddenLayers
            ? t("network.mostLayers", { most: limits.hiddenLayers })
            : t("network.mostParameters", { most: format.number(limits.parameters) })}
        </p>
      )}
      <More title={t("network.advanced")}>
        <Switch label={t("network.perLayer")} checked={detailed} disabled={mustDetail} onChange={setWanted} />
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
        <FeatureBoxes
          value={network.features}
          {...lock("features")}
          onChange={(chosen) =>
            onChange({
              ...config,
              network: { ...network, features: featureNames.filter((feature) => chosen.includes(feature)) },
            })
          }
        />
      </More>
    </Section>
  );
}
