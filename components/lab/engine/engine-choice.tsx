"use client";
import { Cpu } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "@/components/ui/button";
import { useLabState } from "../use-trainer";
import { EngineComparison } from "./engine-comparison";
import { EngineName } from "./engine-name";
import { useEngineWords } from "./use-engine-words";

/** Which engine runs, in a bar; the comparison on demand. */
export function EngineChoice() {
  const t = useTranslations("lab.engine");
  const why = useEngineWords()(useLabState((state) => state.engine));
  const [open, setOpen] = useState(false);
  return (
    <section aria-label={t("title")} title={why} className="flex shrink-0 items-end">
      <div className="min-w-16 space-y-0.5">
        <p className="text-xs font-medium text-muted">{t("title")}</p>
        <p className="flex h-9 max-w-24 items-center text-xs leading-tight 2xl:max-w-none">
          <EngineName small />
        </p>
      </div>
      <IconButton label={t("compare")} className="shrink-0" onClick={() => setOpen(true)}>
        <Cpu aria-hidden className="size-5" />
      </IconButton>
      <EngineComparison open={open} onOpen={setOpen} />
    </section>
  );
}
