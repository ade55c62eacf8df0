"use client";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Spinner } from "@/components/ui/spinner";
import { useLabState } from "../use-trainer";

/** Which engine runs, or what is being waited for; in little room its name may break, and what is waited for is one word. */
export function EngineName({ small = false }: { small?: boolean }) {
  const t = useTranslations("lab.engine");
  const { running, measuring } = useLabState((state) => state.engine);
  const empty = useLabState((state) => state.phase === "empty");
  if (empty) return <span className={small ? "truncate text-muted" : "text-muted"}>{t("waiting")}</span>;
  if (running && small) return <span className="font-medium">{t(`name.${running}`)}</span>;
  if (running) return <Badge tone="accent">{t(`name.${running}`)}</Badge>;
  const stage = measuring ? "measuring" : "loading";
  return (
    <span className="inline-flex min-w-0 items-center gap-2 text-muted">
      <Spinner />
      <span>{t(small ? `${stage}Short` : stage)}</span>
    </span>
  );
}
