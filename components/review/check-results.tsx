"use client";
import { ChartBar } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CheckBars } from "@/components/live/check-bars";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { PlainSentence } from "@/components/ui/plain-text";
import type { CheckResult } from "@/lib/review/desk";

function Result({ check }: { check: CheckResult }) {
  const t = useTranslations("common.check");
  const { question, tallies } = check;
  return (
    <li className="space-y-2 py-4" data-check-result={check.id}>
      <PlainSentence className="font-semibold">{question}</PlainSentence>
      <p className="tabular text-sm text-muted">
        {tallies.map(({ voted }, at) => (
          <span key={at} className="mr-3">
            {tallies.length > 1 && `${t("round", { round: String(at + 1) })} · `}
            {t("voted", { count: voted })}
          </span>
        ))}
      </p>
      <CheckBars check={check} tallies={tallies} />
    </li>
  );
}

/** What the class was asked at once, and how the votes fell, without names. Nothing where nothing was asked. */
export function CheckResults({ checks }: { checks: readonly CheckResult[] }) {
  const t = useTranslations("review.checks");
  const [open, setOpen] = useState(false);
  if (checks.length === 0) return null;
  return (
    <>
      <Button variant="secondary" size="sm" onClick={() => setOpen(true)}>
        <ChartBar aria-hidden className="size-4" />
        {t("open", { count: checks.length })}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("title")} description={t("body")} wide>
        <ul className="-my-4 divide-y">
          {checks.map((check) => (
            <Result key={check.id} check={check} />
          ))}
        </ul>
      </Dialog>
    </>
  );
}
