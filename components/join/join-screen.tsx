"use client";
import { Hourglass, Lock, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { Connection } from "@/lib/client/connection";
import type { PublicSession } from "@/lib/contract/views";
import { NameForm } from "./name-form";
import { ResumeForm } from "./resume-form";

/** Why nobody new can come in just now, or null. */
function obstacle({ status, joinLocked }: PublicSession) {
  if (status === "draft") return "waitDraft";
  if (status !== "open") return "ended";
  return joinLocked ? "locked" : null;
}

function Obstacle({ why }: { why: NonNullable<ReturnType<typeof obstacle>> }) {
  const t = useTranslations("join");
  if (why === "waitDraft")
    return (
      <div className="flex flex-col items-center gap-3 py-4 text-center" role="status">
        <Hourglass aria-hidden className="size-8 text-accent" />
        <p className="text-lg font-semibold">{t("waitDraftTitle")}</p>
        <p className="text-muted">{t("waitDraftBody")}</p>
      </div>
    );
  return (
    <Notice tone={why === "locked" ? "warn" : "info"} title={t(`${why}Title`)} live>
      {t(`${why}Body`)}
    </Notice>
  );
}

/** Before a visitor is a participant: the session's title, and two ways in. */
export function JoinScreen({ session, connection }: { session: PublicSession; connection: Connection }) {
  const t = useTranslations("join");
  const why = obstacle(session);
  const [wantsResume, setWantsResume] = useState(false);
  const resuming = wantsResume || why === "locked" || why === "ended";
  return (
    <div className="mx-auto max-w-md space-y-5 px-4 py-8 sm:py-12">
      <div className="space-y-1 text-center">
        <p className="text-sm text-muted">{t("welcome")}</p>
        <h1 className="text-2xl [overflow-wrap:anywhere]" lang={session.language === "zh" ? "zh-CN" : "en"}>
          {session.title}
        </h1>
        <p className="flex items-center justify-center gap-1.5 text-sm text-muted">
          {why === "locked" ? (
            <Lock aria-hidden className="size-4" />
          ) : (
            <Users aria-hidden className="size-4" />
          )}
          <span className="tabular">{t("present", { count: session.present })}</span>
        </p>
      </div>
      <Card className="space-y-4">
        {why && <Obstacle why={why} />}
        {resuming ? (
          <ResumeForm connection={connection} />
        ) : (
          why !== "waitDraft" && <NameForm connection={connection} />
        )}
      </Card>
      {why !== "locked" && why !== "ended" && (
        <div className="text-center">
          <Button variant="ghost" onClick={() => setWantsResume(!wantsResume)}>
            {wantsResume ? t("newHere") : t("beenHere")}
          </Button>
        </div>
      )}
    </div>
  );
}
