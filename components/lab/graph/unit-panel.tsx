"use client";
import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { PopoverBeside } from "@/components/ui/popover";
import type { Node } from "@/lib/lab/picture/graph-layout";
import type { Config } from "@/lib/spiral/config";
import { UnitDetails } from "./unit-details";
import { useUnitName } from "./use-unit-name";

interface Props {
  config: Config;
  weights: Float32Array;
  node: Node;
  /** where there is room the panel stands beside the unit, else it rises from below */
  beside: Element | null;
  onEdit: (index: number, value: number) => void;
  onClose: () => void;
}

/** A chosen unit's weights, in a panel that moves nothing of the graph. */
export function UnitPanel({ config, weights, node, beside, onEdit, onClose }: Props) {
  const t = useTranslations("lab.graph");
  const name = useUnitName(config.network)(node);
  const title = node.column === 0 ? t("input", { name }) : name;
  const details = <UnitDetails {...{ config, weights, node, onEdit }} />;
  if (beside)
    return (
      <PopoverBeside of={beside} title={title} onClose={onClose}>
        {details}
      </PopoverBeside>
    );
  return (
    <Dialog sheet open onOpenChange={(open) => !open && onClose()} title={title}>
      {details}
    </Dialog>
  );
}
