"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { useHydrating } from "@/components/ui/use-hydrating";
import type { Delay } from "@/lib/contract/sign-in-problem";
import type { GivenDuty } from "@/lib/contract/staff";
import { signInAndTake, useStaffToken } from "./staff-token";

/** What the link of an invitation says. own: of a session of one's own; already: one has that duty, or a greater one. */
export type LinkRead = { duty: GivenDuty; title: string; owner: string } | "over" | "own" | "already" | Delay;
/** What became of it. */
export type LinkTaken = { sessionId: string } | "over" | "own" | "full" | Delay;

type Problem = Extract<LinkRead | LinkTaken, string> | Delay | "failed";

interface Props {
  /** null when nobody is signed in */
  signedInAs: string | null;
  read: (token: string) => Promise<LinkRead>;
  take: (token: string) => Promise<LinkTaken>;
}

function Trouble({ problem }: { problem: Problem }) {
  const t = useTranslations("staff");
  return (
    <Notice tone={problem === "already" ? "info" : "bad"} live>
      {typeof problem === "string"
        ? t(`linkProblem.${problem}`)
        : t("linkProblem.wait", { seconds: problem.seconds })}
      <Link href="/dashboard" className="block underline">
        {t("toDashboard")}
      </Link>
    </Notice>
  );
}

function Offer({ token, signedInAs, read, take }: Props & { token: string; signedInAs: string }) {
  const t = useTranslations("staff");
  const router = useRouter();
  const [found, setFound] = useState<Exclude<LinkRead, string | Delay> | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    let here = true;
    void read(token).then(
      (said) => {
        if (!here) return;
        if (typeof said === "object" && "duty" in said) setFound(said);
        else setProblem(said);
      },
      () => here && setProblem("failed"),
    );
    return () => {
      here = false;
    };
  }, [token, read]);
  const accept = async () => {
    setBusy(true);
    const taken = await take(token).catch(() => "failed" as const);
    if (typeof taken === "object" && "sessionId" in taken) return router.push(`/sessions/${taken.sessionId}`);
    setBusy(false);
    setProblem(taken);
  };
  if (problem) return <Trouble problem={problem} />;
  if (!found)
    return (
      <p role="status" className="flex items-center gap-2 text-muted">
        <Spinner />
        {t("linkReading")}
      </p>
    );
  return (
    <Card className="space-y-4">
      <p className="wrap-anywhere">
        {t(`invited.${found.duty}`, { owner: found.owner, title: found.title })}
      </p>
      <p className="text-sm text-muted">{t(`does.${found.duty}`)}</p>
      <p className="text-sm text-muted">{t("signedInAs", { name: signedInAs })}</p>
      <Button busy={busy} className="w-full" onClick={() => void accept()}>
        {t("accept")}
      </Button>
    </Card>
  );
}

/** What a link invites to, and the button that takes it: pressed, so that no preview of the link uses it up. */
export function LinkInvitation({ signedInAs, read, take }: Props) {
  const t = useTranslations("staff");
  const token = useStaffToken();
  const hydrating = useHydrating();
  if (hydrating) return null;
  if (token === null) return <Notice>{t("linkMissing")}</Notice>;
  if (signedInAs === null)
    return (
      <Card className="space-y-4">
        <p>{t("linkSignIn")}</p>
        <a href={signInAndTake(token)} className={buttonClass()}>
          {t("signIn")}
        </a>
      </Card>
    );
  return <Offer {...{ token, signedInAs, read, take }} />;
}
