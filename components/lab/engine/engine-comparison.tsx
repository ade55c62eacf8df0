"use client";
import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { useLabState } from "../use-trainer";
import { EngineTable } from "./engine-table";
import { SizeComparison } from "./size-comparison";
import { useEngineWords } from "./use-engine-words";

/** All engines of this device, their speeds, and the choice among them. */
export function EngineComparison({ open, onOpen }: { open: boolean; onOpen: (open: boolean) => void }) {
  const t = useTranslations("lab.engine");
  const why = useEngineWords()(useLabState((state) => state.engine));
  return (
    <Dialog wide open={open} onOpenChange={onOpen} title={t("compareTitle")} description={t("compareHow")}>
      <div className="space-y-5">
        {why && <p>{why}</p>}
        <EngineTable />
        <SizeComparison />
      </div>
    </Dialog>
  );
}
