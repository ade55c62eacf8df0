"use client";
import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { FinishedRun, LabSubmission } from "@/lib/contract/lab";
import { useLab, useLabState } from "../use-trainer";
import { SubmissionLine } from "./submission-line";

export interface SubmitProps {
  /** the activity takes ranked work; closed, work is still kept and marked late */
  open: boolean;
  submit: (run: FinishedRun) => void;
  submissions: readonly LabSubmission[];
}

/** Most submissions shown before the list is unfolded. */
const shown = 3;

/** Sends the run to the server, and says what became of each. */
export function SubmitCard({ open, submit, submissions }: SubmitProps) {
  const t = useTranslations("lab.submit");
  const lab = useLab();
  const phase = useLabState((state) => state.phase);
  const started = useLabState((state) => state.step > 0);
  const [busy, setBusy] = useState(false);
  const [all, setAll] = useState(false);
  const newest = [...submissions].reverse();
  const send = async () => {
    setBusy(true);
    await lab.pause();
    const run = await lab.finishedRun();
    if (run) submit(run);
    setBusy(false);
  };
  return (
    <Card title={t("title")}>
      <p className="mb-3 text-sm text-muted">{t("race")}</p>
      {!open && <p className="mb-3 text-sm text-warn">{t("closed")}</p>}
      <Button className="w-full" busy={busy} disabled={!started || phase === "preparing"} onClick={send}>
        <Send aria-hidden className="size-5" />
        {t(phase === "training" ? "pauseAndSend" : "send")}
      </Button>
      {!started && <p className="mt-2 text-sm text-muted">{t("trainFirst")}</p>}
      <ul aria-live="polite" className="mt-2 divide-y">
        {(all ? newest : newest.slice(0, shown)).map((submission) => (
          <SubmissionLine key={submission.id} submission={submission} />
        ))}
      </ul>
      {newest.length > shown && (
        <Button variant="ghost" size="sm" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t("fewer") : t("all", { count: newest.length })}
        </Button>
      )}
    </Card>
  );
}
