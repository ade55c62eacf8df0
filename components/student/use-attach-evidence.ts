"use client";
import { nanoid } from "nanoid";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { AttachPort } from "@/components/lab/submit/attach-provider";
import { useToast } from "@/components/ui/toast";
import type { Outbox } from "@/lib/client/outbox";
import { questionIds, questions } from "@/lib/content/questions";

/** Sends evidence the way of all work: through the outbox, under an id of its own. */
export function useAttachEvidence(outbox: Outbox): AttachPort {
  const t = useTranslations("compare.attach");
  const toast = useToast();
  return useMemo(
    () => ({
      questions,
      attach: (questionId, attachment) => {
        void outbox.add("evidence.attach", { ...attachment, id: nanoid(), questionId });
        toast({ text: t("done", { number: questionIds.indexOf(questionId) + 1 }), tone: "good" });
      },
    }),
    [outbox, toast, t],
  );
}
