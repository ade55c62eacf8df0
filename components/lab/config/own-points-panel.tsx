"use client";
import { ClipboardPaste, Eraser } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type DragEvent } from "react";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { withPoints } from "@/lib/lab/config/edit-points";
import { limits } from "@/lib/spiral/config";
import { classLetter } from "../canvas/palette";
import { NumberField } from "./number-field";
import type { PanelProps } from "./panel-props";
import { PasteDialog } from "./pasting";

/** Own points: how many there are, pasting a table, starting afresh. Placing them happens on the map. */
export function OwnPointsPanel({ config, locked, onChange }: PanelProps) {
  const t = useTranslations("lab.own");
  const toast = useToast();
  const [pasting, setPasting] = useState<string | null>(null);
  const points = config.dataset.points ?? [];
  const counts = Array.from(
    { length: config.dataset.classes },
    (_, label) => points.filter((point) => point.label === label).length,
  );
  const clear = () => {
    onChange(withPoints(config, []));
    toast({
      text: t("cleared", { count: points.length }),
      action: { label: t("undo"), run: () => onChange(config) },
    });
  };
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    const file = event.dataTransfer.files[0];
    if (file) setPasting(await file.text());
  };
  return (
    <div className="space-y-3" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <p className="text-sm text-muted">{t("how")}</p>
      <p className="text-sm text-muted">{t("heldOut")}</p>
      <p className="tabular text-sm">
        {counts.map((count, label) => t("count", { letter: classLetter(label), count })).join(" · ")}
      </p>
      <NumberField
        label={t("classes")}
        value={config.dataset.classes}
        {...limits.classes}
        whole
        disabled={locked}
        onChange={(classes) =>
          onChange({
            ...config,
            dataset: { ...config.dataset, classes, points: points.filter(({ label }) => label < classes) },
          })
        }
      />
      <div className="flex flex-wrap gap-2">
        <Button variant="secondary" size="sm" disabled={locked} onClick={() => setPasting("")}>
          <ClipboardPaste aria-hidden className="size-4" />
          {t("paste")}
        </Button>
        <Button variant="secondary" size="sm" disabled={locked || points.length === 0} onClick={clear}>
          <Eraser aria-hidden className="size-4" />
          {t("clear")}
        </Button>
      </div>
      {pasting !== null && (
        <PasteDialog
          start={pasting}
          onClose={() => setPasting(null)}
          onPoints={(added) => {
            setPasting(null);
            onChange(withPoints(config, added));
          }}
        />
      )}
    </div>
  );
}
