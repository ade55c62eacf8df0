"use client";
import { SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { LockNotice } from "../lesson/lock-notice";
import { KindField, useDataSummary } from "./data-fields";
import { DataDetails } from "./data-panel";
import { FeatureBoxes } from "./feature-boxes";
import { PresetBar } from "./preset-bar";
import { BatchField } from "./training-fields";
import { usePanel } from "./use-panel";

/** Where the story begins: whole set-ups, the points, and what the network sees of them. */
export function DataColumn({ dataFixed }: { dataFixed: boolean }) {
  const t = useTranslations("lab.data");
  const panel = usePanel();
  const small = { ...panel, small: true };
  const summary = useDataSummary()(panel.config.dataset);
  return (
    <div className="space-y-2">
      <PresetBar {...small} />
      <section aria-label={t("title")} className="space-y-2">
        <h2 className="text-base">{t("title")}</h2>
        {dataFixed ? (
          <p className="text-xs text-muted" title={t("fixed")}>
            {summary}
          </p>
        ) : (
          <>
            <KindField {...small} />
            <Popover
              title={t("details")}
              trigger={
                <Button variant="secondary" size="sm" className="w-full">
                  <SlidersHorizontal aria-hidden className="size-4" />
                  {t("details")}
                </Button>
              }
            >
              <DataDetails {...panel} />
            </Popover>
          </>
        )}
        <BatchField {...small} />
      </section>
      <FeatureBoxes {...small} />
      <LockNotice />
    </div>
  );
}
