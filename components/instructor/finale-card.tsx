"use client";
import { clsx } from "clsx";
import { Check, Circle, CircleDot } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Confirm } from "@/components/ui/confirm";
import { Notice } from "@/components/ui/notice";
import { finaleStepOf } from "@/lib/agreed/finale-step";
import type { FinaleStep } from "@/lib/contract/finale";
import type { PublicSession } from "@/lib/contract/views";
import { useSend } from "./commands";

const steps = [1, 2, 3] as const;

function StepMark({ at, step }: { at: FinaleStep; step: FinaleStep }) {
  const Icon = at > step ? Check : at === step ? CircleDot : Circle;
  return <Icon aria-hidden className={clsx("size-4 shrink-0", at >= step ? "text-accent" : "text-muted")} />;
}

/** The three steps, with the mark of where the finale is. */
function Steps({ at }: { at: FinaleStep }) {
  const t = useTranslations("instructor.live");
  return (
    <ol className="space-y-1 text-sm">
      {steps.map((step) => (
        <li
          key={step}
          aria-current={at === step ? "step" : undefined}
          className={clsx("flex items-center gap-2", at === step ? "font-semibold" : "text-muted")}
        >
          <StepMark at={at} step={step} />
          {t(`finaleStep${step}`)}
        </li>
      ))}
    </ol>
  );
}

interface AskProps {
  label: string;
  title: string;
  body: string;
  look?: "primary" | "secondary" | "ghost";
  disabled?: boolean;
  onConfirm: () => void;
}

/** A button that asks first: what it does cannot be taken back, or stops everybody. */
function AskFirst({ label, title, body, look = "primary", disabled, onConfirm }: AskProps) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant={look} size="sm" disabled={disabled} onClick={() => setAsking(true)}>
        {label}
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={title}
        description={body}
        confirmLabel={label}
        onConfirm={onConfirm}
      />
    </>
  );
}

function Begin({ session }: { session: PublicSession }) {
  const t = useTranslations("instructor.live");
  const send = useSend();
  const draft = session.status === "draft";
  const racing = session.status === "open" && session.activities.spiral === "open";
  return (
    <>
      <AskFirst
        label={t("finaleBegin")}
        title={t("finaleBeginTitle")}
        body={t("finaleBeginBody")}
        disabled={draft}
        onConfirm={() => void send("finale.set", { step: 1 })}
      />
      <AskFirst
        label={t("reveal")}
        title={t("revealTitle")}
        body={t("revealBody")}
        look="ghost"
        disabled={draft || racing}
        onConfirm={() => void send("board.set", { mode: "revealed" })}
      />
      {racing && <p className="text-sm text-muted">{t("revealWait")}</p>}
      {draft && <p className="text-sm text-muted">{t("finaleDraft")}</p>}
    </>
  );
}

function Next({ session }: { session: PublicSession }) {
  const t = useTranslations("instructor.live");
  const send = useSend();
  const step = finaleStepOf(session);
  if (step === 0) return <Begin session={session} />;
  if (step === 2) return <Button onClick={() => send("finale.set", { step: 3 })}>{t("finaleEnd")}</Button>;
  if (step === 3)
    return (
      <Notice tone="good" title={t("boardRevealed")}>
        {t("boardRevealedHint")}
      </Notice>
    );
  return (
    <>
      <AskFirst
        label={t("finaleClimb")}
        title={t("finaleClimbTitle")}
        body={t("finaleClimbBody")}
        onConfirm={() => void send("finale.set", { step: 2 })}
      />
      <Button
        variant="ghost"
        size="sm"
        onClick={() => send("finale.set", { step: 0 }, { text: t("finaleWentBack") })}
      >
        {t("finaleBack")}
      </Button>
    </>
  );
}

/** The end of the race, in steps that every screen takes with the instructor. */
export function FinaleCard({ session }: { session: PublicSession }) {
  const t = useTranslations("instructor.live");
  const step = finaleStepOf(session);
  return (
    <Card title={t("finale")}>
      <div className="space-y-3">
        {step === 0 && <p className="text-sm text-muted">{t("finaleLead")}</p>}
        <Steps at={step} />
        <div className="flex flex-wrap items-center gap-2">
          <Next session={session} />
        </div>
      </div>
    </Card>
  );
}
