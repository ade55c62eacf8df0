"use client";
import { signOut } from "next-auth/react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useActionState, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { Delay } from "@/lib/contract/sign-in-problem";
import { PlainWireNotice } from "./plain-wire-notice";
import { DelayNotice } from "./profile-card";
import { useExport } from "./use-export";

export type ClosingResult = "closed" | "typed" | "current-password" | "sign-in-again" | Delay | null;

/** What the account's end deletes. */
export interface Contents {
  /** the newest first */
  sessions: { id: string; title: string; live: boolean }[];
  participants: number;
  work: number;
  marks: number;
  /** nobody else has an account here */
  last: boolean;
}

interface Props {
  email: string;
  hasPassword: boolean;
  contents: Contents;
  close: (last: ClosingResult, form: FormData) => Promise<ClosingResult>;
}

/** Every session with its whole export: what is not taken now is gone. */
function Exports({ sessions }: Pick<Contents, "sessions">) {
  const t = useTranslations("account.closing");
  const save = useExport();
  if (sessions.length === 0) return null;
  return (
    <>
      <p className="font-medium">{t("export")}</p>
      <ul
        className="max-h-40 divide-y overflow-y-auto rounded-md border px-3"
        tabIndex={0}
        aria-label={t("export")}
      >
        {sessions.map(({ id, title }) => (
          <li key={id} className="flex items-center justify-between gap-3 py-1.5">
            <span className="min-w-0 wrap-anywhere">{title}</span>
            <a
              className="shrink-0 underline"
              href={`/sessions/${id}/export/session.json`}
              onClick={(event) => {
                event.preventDefault();
                void save(id, "session.json");
              }}
            >
              {t("exportOne")}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Consequences({ contents }: Pick<Props, "contents">) {
  const t = useTranslations("account.closing");
  const { sessions, participants, work, marks, last } = contents;
  const live = sessions.filter((session) => session.live).map(({ title }) => title);
  return (
    <div className="space-y-3">
      <p>{t("goes", { sessions: sessions.length, participants, work, marks })}</p>
      {live.length > 0 && (
        <Notice tone="warn" title={t("live", { count: live.length })}>
          {live.join(" · ")}
        </Notice>
      )}
      <Exports sessions={sessions} />
      {last && <p>{t("last")}</p>}
    </div>
  );
}

function Proof({ email, hasPassword, close }: Omit<Props, "contents">) {
  const t = useTranslations("account");
  const router = useRouter();
  const [result, action, busy] = useActionState(close, null);
  // a form with an action is emptied by its answer, a refusal too
  const [typed, setTyped] = useState("");
  useEffect(() => {
    // the row of the sign-in is gone; this takes the cookie away as well
    if (result === "closed") void signOut({ redirect: false }).finally(() => router.push("/signin?closed"));
  }, [result, router]);
  return (
    <form action={action} className="space-y-4">
      <TextField
        label={t("closing.type")}
        placeholder={email}
        name="typed"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        autoComplete="off"
        required
        error={result === "typed" ? t("closing.typedWrong") : undefined}
      />
      {hasPassword && (
        <TextField
          label={t("currentPassword")}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          error={result === "current-password" ? t("currentWrong") : undefined}
        />
      )}
      {hasPassword && <PlainWireNotice />}
      {result === "sign-in-again" && <Notice tone="bad" title={t("closing.signInAgain")} live />}
      <DelayNotice result={result} />
      <Button type="submit" variant="danger" busy={busy || result === "closed"}>
        {t("closing.close")}
      </Button>
    </form>
  );
}

/** The way out, with everything that goes with it said before. */
export function CloseAccount({ email, hasPassword, contents, close }: Props) {
  const t = useTranslations("account.closing");
  const [open, setOpen] = useState(false);
  return (
    <Card title={t("title")}>
      <p className="mb-3 text-muted">{t("lead")}</p>
      <Button variant="danger" onClick={() => setOpen(true)}>
        {t("begin")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("title")} description={t("forGood")}>
        <div className="space-y-5">
          <Consequences contents={contents} />
          <Proof email={email} hasPassword={hasPassword} close={close} />
        </div>
      </Dialog>
    </Card>
  );
}
