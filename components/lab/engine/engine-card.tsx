"use client";
import { Cpu } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useLabState } from "../use-trainer";
import { EngineComparison } from "./engine-comparison";
import { EngineName } from "./engine-name";
import { useEngineWords } from "./use-engine-words";

/** Which engine runs and why, in a line; the comparison on demand. */
export function EngineCard() {
  const t = useTranslations("lab.engine");
  const why = useEngineWords()(useLabState((state) => state.engine));
  const [open, setOpen] = useState(false);
  return (
    <section aria-label={t("title")} className="rounded-lg border bg-surface p-3 shadow-card">
      <div className="flex flex-wrap items-center gap-2 text-sm">
        <Cpu aria-hidden className="size-4 text-muted" />
        <EngineName />
        <span className="min-w-0 grow text-muted">{why}</span>
        <Button variant="secondary" size="sm" onClick={() => setOpen(true)}>
          {t("compare")}
        </Button>
      </div>
      <EngineComparison open={open} onOpen={setOpen} />
    </section>
  );
}
