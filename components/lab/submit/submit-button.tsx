"use client";
import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { FinishedRun } from "@/lib/contract/lab";
import { useLab, useLabState } from "../use-trainer";

/** Sends the run to the server; a phone's bar has room for one word. */
export function SubmitButton({ submit }: { submit: (run: FinishedRun) => void }) {
  const t = useTranslations("lab.submit");
  const lab = useLab();
  const phase = useLabState((state) => state.phase);
  const started = useLabState((state) => state.step > 0);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    await lab.pause();
    const run = await lab.finishedRun();
    if (run) submit(run);
    setBusy(false);
  };
  const name = t(phase === "training" ? "pauseAndSend" : "send");
  return (
    <Button
      busy={busy}
      disabled={!started || phase === "preparing"}
      aria-label={name}
      title={started ? undefined : t("trainFirst")}
      // the second press of a double click sends nothing
      onClick={({ detail }) => detail < 2 && void send()}
      className="whitespace-nowrap max-xl:min-w-22 max-xl:grow max-xl:basis-0 max-sm:gap-1 max-sm:px-3 max-sm:text-sm max-[22rem]:min-w-18 max-[22rem]:px-1 max-[22rem]:[&>svg:not(.animate-spin)]:hidden xl:w-full"
    >
      <Send aria-hidden className="size-5 max-sm:size-4" />
      <span className="max-xl:hidden">{name}</span>
      <span className="xl:hidden">{t("short")}</span>
    </Button>
  );
}
