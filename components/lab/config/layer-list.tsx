"use client";
import { Plus } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { mostUnits, withLayer, withLayerAdded, withLayerRemoved } from "@/lib/lab/config/edit-config";
import { limits } from "@/lib/spiral/config";
import { useLock } from "../lesson/use-lock";
import { LayerRow } from "./layer-row";
import type { PanelProps } from "./panel-props";

/** The hidden layers, one a row, and the way to another. */
export function LayerList({ config, locked, detailed, onChange }: PanelProps & { detailed: boolean }) {
  const t = useTranslations("lab.network");
  const format = useFormatter();
  const { hidden } = config.network;
  const layersLocked = useLock(locked)("layers");
  const larger = withLayerAdded(config);
  return (
    <>
      {hidden.length === 0 ? (
        <p className="text-sm text-muted">{t("noHidden")}</p>
      ) : (
        <ol className="space-y-3">
          {hidden.map((layer, index) => (
            <LayerRow
              key={index}
              {...{ index, layer, detailed, locked }}
              most={mostUnits(config, index)}
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
        {t("add")}
      </Button>
      {!larger && !layersLocked.hint && (
        <p className="text-sm text-muted">
          {hidden.length >= limits.hiddenLayers
            ? t("mostLayers", { most: limits.hiddenLayers })
            : t("mostParameters", { most: format.number(limits.parameters) })}
        </p>
      )}
    </>
  );
}
