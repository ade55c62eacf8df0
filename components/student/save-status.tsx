"use client";
import { CircleCheck, CloudUpload, LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import type { SaveState } from "@/lib/client/save-state";

const icons = { reading: LoaderCircle, saved: CircleCheck, saving: LoaderCircle, waiting: CloudUpload };
const colours = { reading: "text-muted", saved: "text-good", saving: "text-muted", waiting: "text-warn" };

/** Whether everything the student made is on the server. */
export function SaveStatus({ state, count }: SaveState) {
  const t = useTranslations("student");
  const Icon = icons[state];
  const spins = state === "reading" || state === "saving";
  const words = {
    reading: () => t("loadingWork"),
    saved: () => t("allSaved"),
    saving: () => t("savingCount", { count }),
    waiting: () => t("waitingCount", { count }),
  };
  return (
    <p
      role="status"
      data-save-state={state}
      className={`flex items-center gap-1.5 text-sm xl:shrink-0 xl:whitespace-nowrap ${colours[state]}`}
    >
      <Icon aria-hidden className={`size-4 shrink-0 ${spins ? "animate-spin" : ""}`} />
      {words[state]()}
    </p>
  );
}
