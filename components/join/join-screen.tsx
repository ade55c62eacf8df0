"use client";
import { Lock, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PrivacyLink } from "@/components/ui/privacy-link";
import { Notice } from "@/components/ui/notice";
import type { Connection } from "@/lib/client/connection";
import type { PublicSession } from "@/lib/contract/views";
import { keepsCookies } from "./keeps-cookies";
import { LostPlaceNotice, type LostPlace } from "./lost-place";
import { NameForm, type Typed } from "./name-form";
import { ResumeForm } from "./resume-form";

interface Props {
  code: string;
  /** null before the server's first word: the form can be filled in meanwhile */
  session: PublicSession | null;
  /** for whom sat here before */
  lost: LostPlace | null;
  connection: Connection | null;
}

/** Why nobody new can come in just now, or null. */
function obstacle({ status, joinLocked }: PublicSession) {
  if (status !== "draft" && status !== "open") return "ended";
  return joinLocked ? "locked" : null;
}

function Obstacle({ why }: { why: NonNullable<ReturnType<typeof obstacle>> }) {
  const t = useTranslations("join");
  return (
    <Notice tone={why === "locked" ? "warn" : "info"} title={t(`${why}Title`)} live>
      {t(`${why}Body`)}
    </Notice>
  );
}

const subscribe = () => () => {};

/** Said before anybody types: without a cookie nobody can be taken in. */
function CookieNotice() {
  const t = useTranslations("join");
  const kept = useSyncExternalStore(subscribe, keepsCookies, () => true);
  return (
    !kept && (
      <Notice tone="bad" live>
        {t("cookiesBlocked")}
      </Notice>
    )
  );
}

/** Before a visitor is a participant: the session's title, and two ways in. */
export function JoinScreen({ code, session, lost, connection }: Props) {
  const t = useTranslations("join");
  const why = session && obstacle(session);
  const [chosen, setChosen] = useState<boolean | null>(null);
  // kept here: a door that is locked meanwhile, and a look at the other way in, take nothing back
  const [typed, setTyped] = useState<Typed>({ name: "", number: "" });
  const wantsResume = chosen ?? (lost !== null && lost !== "erased");
  const resuming = wantsResume || why === "locked" || why === "ended";
  return (
    <div className="mx-auto max-w-md space-y-5 px-4 py-8 sm:py-12">
      <div className="space-y-1 text-center">
        <p className="text-sm text-muted">{t("welcome")}</p>
        <h1
          className="text-2xl [overflow-wrap:anywhere]"
          lang={session ? (session.language === "zh" ? "zh-CN" : "en") : undefined}
        >
          {session?.title ?? code}
        </h1>
        <p className="flex items-center justify-center gap-1.5 text-sm text-muted">
          {why === "locked" ? (
            <Lock aria-hidden className="size-4" />
          ) : (
            <Users aria-hidden className="size-4" />
          )}
          <span className="tabular">{session ? t("present", { count: session.present }) : "–"}</span>
        </p>
      </div>
      <Card className="space-y-4">
        <CookieNotice />
        {lost && <LostPlaceNotice why={lost} />}
        {why && <Obstacle why={why} />}
        {!why && session?.status === "draft" && (
          <Notice title={t("waitDraftTitle")} live>
            {t("waitDraftBody")}
          </Notice>
        )}
        {resuming ? (
          <ResumeForm connection={connection} />
        ) : (
          <NameForm
            {...{ connection, typed }}
            numberRequired={session?.numberRequired ?? false}
            onTyped={(change) => setTyped((old) => ({ ...old, ...change }))}
          />
        )}
      </Card>
      {why !== "locked" && why !== "ended" && (
        <div className="text-center">
          <Button variant="ghost" onClick={() => setChosen(!wantsResume)}>
            {wantsResume ? t("newHere") : t("beenHere")}
          </Button>
        </div>
      )}
      <p className="text-center text-sm text-muted">
        <PrivacyLink />
      </p>
    </div>
  );
}
