"use client";
import { Layers, Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/button";
import { later } from "@/components/ui/later";
import { Popover } from "@/components/ui/popover";
import { Switch } from "@/components/ui/switch";
import { withLayerAdded, withLayerRemoved } from "@/lib/lab/config/edit-config";
import { InitialisationField } from "../config/initialisation-field";
import { LayerList } from "../config/layer-list";
import { NetworkCounts } from "../config/network-counts";
import { useDetailed } from "../config/use-detailed";
import { usePanel } from "../config/use-panel";
import { useLock } from "../lesson/use-lock";
import { ViewLoading } from "../view-loading";

const NetworkInsight = later(
  () => import("../insights/network-insight").then((m) => m.NetworkInsight),
  ViewLoading,
);

/** The network itself, with what changes its layers above it. */
export function NetworkColumn() {
  const t = useTranslations("lab.network");
  const panel = usePanel();
  const { config, onChange } = panel;
  const { hidden } = config.network;
  const { disabled } = useLock(false)("layers");
  const { detailed, must, setWanted } = useDetailed(config);
  const larger = withLayerAdded(config);
  return (
    <>
      <div className="flex items-start justify-between gap-1">
        <div className="min-w-0">
          <h2 className="sr-only">{t("title")}</h2>
          <NetworkCounts config={config} />
        </div>
        <div className="-mt-1 -mr-1 flex shrink-0">
          <IconButton
            small
            label={t("removeLast")}
            disabled={disabled || hidden.length === 0}
            onClick={() => onChange(withLayerRemoved(config, hidden.length - 1))}
          >
            <Minus aria-hidden className="size-4" />
          </IconButton>
          <IconButton
            small
            label={t("add")}
            disabled={disabled || !larger}
            onClick={() => larger && onChange(larger)}
          >
            <Plus aria-hidden className="size-4" />
          </IconButton>
          <Popover
            title={t("details")}
            trigger={
              <IconButton small label={t("details")}>
                <Layers aria-hidden className="size-4" />
              </IconButton>
            }
          >
            <LayerList {...panel} detailed={detailed} />
            <Switch label={t("perLayer")} checked={detailed} disabled={must} onChange={setWanted} />
            <InitialisationField {...panel} />
          </Popover>
        </div>
      </div>
      <NetworkInsight wide />
    </>
  );
}
