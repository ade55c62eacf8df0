"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { LabSubmission } from "@/lib/contract/lab";
import { SubmissionLine } from "./submission-line";

interface Props {
  /** the activity takes ranked work; closed, work is still kept and marked late */
  open: boolean;
  submissions: readonly LabSubmission[];
}

/** Most submissions shown before the list is unfolded. */
const shown = 3;

/** What the race is about, and the runs that were sent before the newest. */
export function SubmissionsCard({ open, submissions }: Props) {
  const t = useTranslations("lab.submit");
  const [all, setAll] = useState(false);
  const earlier = submissions.slice(0, -1).reverse();
  return (
    <Card title={t("title")}>
      <p className="text-sm text-muted">{t("race")}</p>
      {!open && <p className="mt-3 text-sm text-warn">{t("closed")}</p>}
      {submissions.length === 0 && <p className="mt-3 text-sm text-muted">{t("trainFirst")}</p>}
      <ul className="mt-2 divide-y">
        {(all ? earlier : earlier.slice(0, shown)).map((submission) => (
          <SubmissionLine key={submission.id} submission={submission} />
        ))}
      </ul>
      {earlier.length > shown && (
        <Button variant="ghost" size="sm" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t("fewer") : t("all", { count: submissions.length })}
        </Button>
      )}
    </Card>
  );
}
