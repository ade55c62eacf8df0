"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useStore } from "@/components/ui/use-store";
import { rememberedSetup } from "@/lib/lab/keep/setup";
import { Tell } from "./gathered";

/** While the lab was not looked at since the page opened: a training that was cut off waits in it. */
export function WaitingTraining({ owner, onGo }: { owner: string; onGo: () => void }) {
  const t = useTranslations("student");
  const setup = useMemo(() => rememberedSetup(owner), [owner]);
  const waits = useStore(setup, null)?.going ?? false;
  if (!waits) return null;
  return (
    <Notice
      live
      title={t("trainingWaits")}
      action={
        <Button variant="secondary" size="sm" onClick={onGo}>
          {t("toTraining")}
        </Button>
      }
    >
      <Tell urgency="training" title={t("trainingWaits")} />
      {t("trainingWaitsHow")}
    </Notice>
  );
}
