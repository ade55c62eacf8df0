"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LocalTime } from "@/components/ui/local-time";
import { Button } from "@/components/ui/button";
import { Markdown } from "@/components/ui/markdown";
import type { SheetContent, SheetRevision } from "@/lib/review/desk";
import { EvidenceList } from "./evidence-list";
import { LateBadge } from "./late-badge";

type Answer = Extract<SheetContent, { kind: "question" }>;

/** What a student wrote: formatted, or as typed. */
function Text({ text, raw }: { text: string; raw: boolean }) {
  return raw ? (
    <p className="font-mono text-sm break-words whitespace-pre-wrap">{text}</p>
  ) : (
    <Markdown>{text}</Markdown>
  );
}

function Newest({ revision, raw }: { revision: SheetRevision; raw: boolean }) {
  const t = useTranslations("review.answer");
  return (
    <div className="space-y-2">
      <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
        <span>{t.rich("submittedAt", { time: () => <LocalTime at={revision.at} /> })}</span>
        <LateBadge {...revision} />
      </p>
      <div className="rounded-md border bg-surface p-4">
        <Text text={revision.text} raw={raw} />
      </div>
    </div>
  );
}

function Draft({ draft, never, raw }: { draft: { text: string; at: string }; never: boolean; raw: boolean }) {
  const t = useTranslations("review.answer");
  return (
    <details open={never} className="rounded-md border border-dashed p-3">
      <summary className="min-h-9 text-sm font-medium">
        {t(never ? "draftOnly" : "draft")}{" "}
        <span className="font-normal text-muted">
          {t.rich("draftAt", { time: () => <LocalTime at={draft.at} /> })}
        </span>
      </summary>
      <Text text={draft.text} raw={raw} />
    </details>
  );
}

function Earlier({ revisions, raw }: { revisions: readonly SheetRevision[]; raw: boolean }) {
  const t = useTranslations("review.answer");
  if (revisions.length === 0) return null;
  return (
    <details>
      <summary className="min-h-9 text-sm font-medium">{t("revisions", { count: revisions.length })}</summary>
      <ol className="space-y-3">
        {revisions.map((revision) => (
          <li key={revision.id} className="rounded-md bg-sunken p-3">
            <p className="mb-1 flex flex-wrap items-center gap-2 text-sm text-muted">
              <span>
                {t.rich(revision.kind === "overwritten" ? "overwritten" : "submittedAt", {
                  time: () => <LocalTime at={revision.at} />,
                })}
              </span>
              <LateBadge {...revision} />
            </p>
            <Text text={revision.text} raw={raw} />
          </li>
        ))}
      </ol>
    </details>
  );
}

/** A written answer with all its versions, the evidence beside it. */
export function AnswerSheet({ answer }: { answer: Answer }) {
  const t = useTranslations("review.answer");
  const [raw, setRaw] = useState(false);
  const newest = answer.revisions.find(({ kind }) => kind === "submitted");
  const { draft: saved } = answer;
  const draft = saved && (!newest || (saved.at > newest.at && saved.text !== newest.text)) ? saved : null;
  return (
    <div className="grid items-start gap-5 2xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="min-w-0 space-y-3">
        {newest && <Newest revision={newest} raw={raw} />}
        {!newest && !draft && <p className="text-muted">{t("none")}</p>}
        {draft && <Draft draft={draft} never={!newest} raw={raw} />}
        <Earlier revisions={answer.revisions.filter((one) => one !== newest)} raw={raw} />
        {(newest || draft) && (
          <Button variant="ghost" size="sm" aria-pressed={raw} onClick={() => setRaw(!raw)}>
            {t(raw ? "formatted" : "raw")}
          </Button>
        )}
      </div>
      <EvidenceList evidence={answer.evidence} />
    </div>
  );
}
