"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LocalTime } from "@/components/ui/local-time";
import { Button } from "@/components/ui/button";
import { PlainText } from "@/components/ui/plain-text";
import { SomebodysText } from "@/components/ui/somebodys-text";
import type { SheetContent, SheetRevision } from "@/lib/review/desk";
import { EvidenceList } from "./evidence-list";
import { LateBadge } from "./late-badge";
import { OlderButton } from "./older-button";
import { distinct, usePages } from "./use-pages";
import { useWorkAddress } from "./work-address";

type Answer = Extract<SheetContent, { kind: "question" }>;

/** What a student wrote: formatted, or as typed. */
function Text({ text, raw }: { text: string; raw: boolean }) {
  return raw ? (
    <PlainText className="font-mono text-sm">{text}</PlainText>
  ) : (
    <SomebodysText>{text}</SomebodysText>
  );
}

/** How the text came to stand there. */
const sentenceOf = ({ kind, counted }: SheetRevision) =>
  kind === "overwritten" ? "overwritten" : counted ? "countedAt" : "submittedAt";

function Newest({ revision, raw }: { revision: SheetRevision; raw: boolean }) {
  const t = useTranslations("review.answer");
  return (
    <div className="space-y-2">
      <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
        <span>{t.rich(sentenceOf(revision), { time: () => <LocalTime at={revision.at} /> })}</span>
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
      <summary className="min-h-9 text-sm font-medium pointer-coarse:min-h-11">
        {t(never ? "draftOnly" : "draft")}{" "}
        <span className="font-normal text-muted">
          {t.rich("draftAt", { time: () => <LocalTime at={draft.at} /> })}
        </span>
      </summary>
      <Text text={draft.text} raw={raw} />
    </details>
  );
}

interface EarlierProps {
  revisions: readonly SheetRevision[];
  /** still older ones have not been asked for */
  more: boolean;
  raw: boolean;
}

function Earlier({ revisions, more, raw }: EarlierProps) {
  const t = useTranslations("review.answer");
  if (revisions.length === 0) return null;
  return (
    <details>
      <summary className="min-h-9 text-sm font-medium pointer-coarse:min-h-11">
        {t(more ? "revisionsAtLeast" : "revisions", { count: revisions.length })}
      </summary>
      <ol className="space-y-3">
        {revisions.map((revision) => (
          <li key={revision.id} className="rounded-md bg-sunken p-3">
            <p className="mb-1 flex flex-wrap items-center gap-2 text-sm text-muted">
              <span>
                {t.rich(sentenceOf(revision), {
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

/** The draft, when it says something that was not handed in. */
function unsaid({ draft }: Answer, newest: SheetRevision | undefined): Answer["draft"] {
  if (!draft) return null;
  return !newest || (draft.at > newest.at && draft.text !== newest.text) ? draft : null;
}

/** A written answer with all its versions, the evidence beside it. */
export function AnswerSheet({ answer, itemId }: { answer: Answer; itemId: string }) {
  const t = useTranslations("review.answer");
  const [raw, setRaw] = useState(false);
  const addressOf = useWorkAddress();
  const pages = usePages(answer, (page) => addressOf("sheet", { item: itemId, page: String(page) }));
  const revisions = distinct(pages.pages.flatMap((page) => page.revisions));
  const evidence = distinct(pages.pages.flatMap((page) => page.evidence));
  const newest = revisions.find(({ kind }) => kind === "submitted");
  const draft = unsaid(answer, newest);
  return (
    <div className="grid items-start gap-5 2xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="min-w-0 space-y-3">
        {(newest || draft) && (
          <div className="flex justify-end">
            <Button variant="ghost" size="sm" aria-pressed={raw} onClick={() => setRaw(!raw)}>
              {t(raw ? "formatted" : "raw")}
            </Button>
          </div>
        )}
        {newest && <Newest revision={newest} raw={raw} />}
        {!newest && !draft && <p className="text-muted">{t("none")}</p>}
        {draft && <Draft draft={draft} never={!newest} raw={raw} />}
        <Earlier revisions={revisions.filter((one) => one !== newest)} more={pages.more} raw={raw} />
        <OlderButton pages={pages} />
      </div>
      <EvidenceList evidence={evidence} />
    </div>
  );
}
