"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { NetworkWord } from "@/components/ui/network-word";
import { LocalTime } from "@/components/ui/local-time";
import { accuracyFormat } from "@/components/ui/accuracy-format";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useErrorText } from "@/components/ui/error-text";
import { useToast } from "@/components/ui/toast";
import type { Connection } from "@/lib/client/connection";
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

function Line({ verdict }: { verdict: Verdict }) {
  const t = useTranslations("student");
  const board = useTranslations("board");
  const format = useFormatter();
  const { correct, of } = verdict;
  const share = format.number(correct / of, accuracyFormat);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
      <span className="min-w-0">
        <span className="block text-sm">
          <NetworkWord>{verdict.network}</NetworkWord>
        </span>
        <span className="text-xs text-muted">
          <LocalTime look="recent" at={verdict.receivedAt} />
          {verdict.privateCorrect !== null &&
            ` · ${t("privateHalf", { correct: verdict.privateCorrect, of })}`}
        </span>
      </span>
      <span className="flex items-center gap-3">
        <span className="tabular text-sm" title={t("submissionCorrect")}>
          {format.number(correct)} / {format.number(of)} ({share})
        </span>
        {verdict.coded && <Badge>{board("coded")}</Badge>}
        <StateOf verdict={verdict} />
      </span>
    </li>
  );
}

interface Props {
  /** the newest of them, oldest first */
  verdicts: readonly Verdict[];
  total: number;
  connection: Connection;
}

/** Everything that the participant submitted, newest first, with the server's own verdict; older ones are asked for. Needs the "student" and "board" messages. */
export function OwnSubmissions({ verdicts, total, connection }: Props) {
  const t = useTranslations("student");
  const errorText = useErrorText();
  const toast = useToast();
  const [earlier, setEarlier] = useState<readonly Verdict[]>([]);
  // the newest push others out of the view: what was asked for and what is shown may overlap
  const known = new Map([...earlier, ...verdicts].map((verdict) => [verdict.submissionId, verdict]));
  const all = [...known.values()];
  const ask = async () => {
    const reply = await connection.request("runs.list", { before: all[0].submissionId });
    if (reply.ok) setEarlier([...reply.data.verdicts, ...all]);
    else toast({ text: errorText(reply.error), tone: "bad" });
  };
  if (all.length === 0) return <p className="text-sm text-muted">{t("submissionsEmpty")}</p>;
  return (
    <>
      <ul className="divide-y">
        {[...all].reverse().map((verdict) => (
          <Line key={verdict.submissionId} verdict={verdict} />
        ))}
      </ul>
      {total > all.length && (
        <Button size="sm" variant="ghost" onClick={() => ask()}>
          {t("submissionsEarlier", { count: total - all.length })}
        </Button>
      )}
    </>
  );
}
