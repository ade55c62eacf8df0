"use client";
import { useTranslations } from "next-intl";
import { Switch } from "@/components/ui/switch";
import { networkName } from "@/lib/spiral/network";
import { ActivationField } from "./activation-field";
import { FeatureBoxes } from "./feature-boxes";
import { InitialisationField } from "./initialisation-field";
import { LayerList } from "./layer-list";
import { NetworkCounts } from "./network-counts";
import type { PanelProps } from "./panel-props";
import { More, Section } from "./section";
import { useDetailed } from "./use-detailed";

/** Hidden layers, activation, features and initialisation. */
export function NetworkPanel(panel: PanelProps) {
  const t = useTranslations("lab.network");
  const { config } = panel;
  const { detailed, must, setWanted } = useDetailed(config);
  return (
    <Section title={t("title")} summary={networkName(config.network, config.dataset.classes)}>
      <NetworkCounts config={config} />
      <ActivationField {...panel} />
      <LayerList {...panel} detailed={detailed} />
      <More title={t("advanced")}>
        <Switch label={t("perLayer")} checked={detailed} disabled={must} onChange={setWanted} />
        <InitialisationField {...panel} />
        <FeatureBoxes {...panel} />
      </More>
    </Section>
  );
}
