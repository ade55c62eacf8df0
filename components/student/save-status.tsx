"use client";
import { CircleCheck, CloudUpload, LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import type { OutboxSnapshot } from "@/lib/client/outbox";

/** Whether everything the student made is on the server. */
export function SaveStatus({ outbox, online }: { outbox: OutboxSnapshot; online: boolean }) {
  const t = useTranslations("student");
  // what is being typed is not on the server either
  const ids = [...outbox.items.filter(({ refused }) => !refused), ...outbox.typed].map(({ id }) => id);
  const waiting = new Set(ids).size;
  const state = waiting === 0 ? "saved" : online ? "saving" : "waiting";
  const Icon = { saved: CircleCheck, saving: LoaderCircle, waiting: CloudUpload }[state];
  const colour = { saved: "text-good", saving: "text-muted", waiting: "text-warn" }[state];
  return (
    <p role="status" data-save-state={state} className={`flex items-center gap-1.5 text-sm ${colour}`}>
      <Icon aria-hidden className={`size-4 shrink-0 ${state === "saving" ? "animate-spin" : ""}`} />
      {!outbox.ready
        ? t("loadingWork")
        : state === "saved"
          ? t("allSaved")
          : t(state === "saving" ? "savingCount" : "waitingCount", { count: waiting })}
    </p>
  );
}
