"use client";
import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/ui/local-time";
import { Badge } from "@/components/ui/badge";
import type { Verdict } from "@/lib/contract/views";

function StateOf({ verdict }: { verdict: Verdict }) {
  const t = useTranslations("student");
  if (verdict.late)
    return (
      <Badge tone={verdict.admitted ? "good" : "warn"}>{t(verdict.admitted ? "admitted" : "late")}</Badge>
    );
  return (
    <Badge tone={verdict.ranked ? "good" : "neutral"}>{t(verdict.ranked ? "ranked" : "unranked")}</Badge>
  );
}

const percent = (correct: number, of: number): string => `${((100 * correct) / of).toFixed(1)} %`;

/** Everything that the participant submitted, newest first, with the server's own verdict. */
export function OwnSubmissions({ verdicts }: { verdicts: readonly Verdict[] }) {
  const t = useTranslations("student");
  if (verdicts.length === 0) return <p className="text-sm text-muted">{t("submissionsEmpty")}</p>;
  return (
    <ul className="divide-y">
      {[...verdicts].reverse().map((verdict) => (
        <li
          key={verdict.submissionId}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2"
        >
          <span className="min-w-0">
            <span className="block font-mono text-sm break-all">{verdict.network}</span>
            <span className="text-xs text-muted">
              <LocalTime look="recent" at={verdict.receivedAt} />
              {verdict.privateCorrect !== null &&
                ` · ${t("privateHalf", { correct: verdict.privateCorrect, of: verdict.of })}`}
            </span>
          </span>
          <span className="flex items-center gap-3">
            <span className="tabular text-sm" title={t("submissionCorrect")}>
              {verdict.correct} / {verdict.of} ({percent(verdict.correct, verdict.of)})
            </span>
            <StateOf verdict={verdict} />
          </span>
        </li>
      ))}
    </ul>
  );
}
