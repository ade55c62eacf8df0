"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useStore } from "@/components/ui/use-store";
import type { Keeping } from "@/lib/lab/keep/underway-keeper";
import { useLab } from "../use-trainer";

const nothing: Keeping = { lasting: null, offer: null, laidAside: false };

/** While the class's set-up is in the lab: one's own, and the way back to it. */
export function LaidAside() {
  const t = useTranslations("lab.runs");
  const lab = useLab();
  const { laidAside } = useStore(lab.keeping, nothing);
  if (!laidAside) return null;
  return (
    <p className="flex flex-wrap items-center justify-between gap-2 border-b pb-2 text-sm">
      {t("laidAside")}
      <Button variant="secondary" size="sm" onClick={() => void lab.backToOwn()}>
        {t("backToOwn")}
      </Button>
    </p>
  );
}
