"use client";
import { Cpu } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Spinner } from "@/components/ui/spinner";
import { useLabState } from "../use-trainer";
import { EngineTable } from "./engine-table";
import { SizeComparison } from "./size-comparison";
import { useEngineWords } from "./use-engine-words";

/** Which engine runs and why, in a line; the comparison on demand. */
export function EngineCard() {
  const t = useTranslations("lab.engine");
  const engine = useLabState((state) => state.engine);
  const empty = useLabState((state) => state.phase === "empty");
  const why = useEngineWords();
  const [open, setOpen] = useState(false);
  return (
    <section aria-label={t("title")} className="rounded-lg border bg-surface p-3 shadow-card">
      <div className="flex flex-wrap items-center gap-2 text-sm">
        <Cpu aria-hidden className="size-4 text-muted" />
        {empty ? (
          <span className="text-muted">{t("waiting")}</span>
        ) : engine.running ? (
          <Badge tone="accent">{t(`name.${engine.running}`)}</Badge>
        ) : (
          <span className="inline-flex items-center gap-2 text-muted">
            <Spinner />
            {t(engine.measuring ? "measuring" : "loading")}
          </span>
        )}
        <span className="min-w-0 grow text-muted">{empty ? "" : why(engine)}</span>
        <Button variant="secondary" size="sm" onClick={() => setOpen(true)}>
          {t("compare")}
        </Button>
      </div>
      <Dialog wide open={open} onOpenChange={setOpen} title={t("compareTitle")} description={t("compareHow")}>
        <div className="space-y-5">
          <EngineTable />
          <SizeComparison />
        </div>
      </Dialog>
    </section>
  );
}
