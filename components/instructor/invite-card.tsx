"use client";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Confirm } from "@/components/ui/confirm";
import { CopyButton } from "@/components/ui/copy-button";
import { TextField } from "@/components/ui/field";
import { LocalTime } from "@/components/ui/local-time";
import { isNameProblem, useNameSentence } from "@/components/ui/name-problem";
import { Notice } from "@/components/ui/notice";
import type { NameProblem } from "@/lib/contract/display-name";
import { wireLimits } from "@/lib/contract/protocol";

export type Invited = { link: string } | { problem: NameProblem | "too-many" };

export interface InvitationItem {
  id: string;
  label: string;
  /** ISO 8601 */
  createdAt: string;
  expiresAt: string;
  state: "open" | "used" | "expired" | "revoked";
}

interface Props {
  days: number;
  invitations: readonly InvitationItem[];
  invite: (label: string) => Promise<Invited>;
  revoke: (id: string) => Promise<void>;
}

/** Makes a one-time link for a colleague, at the address that others reach; it is shown once. */
function NewInvitation({ invite }: Pick<Props, "invite">) {
  const t = useTranslations("account");
  const [made, setMade] = useState<Invited | null>(null);
  const [label, setLabel] = useState("");
  const [busy, start] = useTransition();
  const nameSentence = useNameSentence(wireLimits.nameNoteCharacters);
  const problem = made && "problem" in made ? made.problem : null;
  const make = () =>
    start(async () => {
      const answer = await invite(label);
      setMade(answer);
      if ("link" in answer) setLabel("");
    });
  return (
    <form action={make} className="space-y-3">
      <TextField
        label={t("inviteLabel")}
        hint={t("inviteLabelHint")}
        value={label}
        maxLength={wireLimits.rawNameUnits}
        error={isNameProblem(problem) ? nameSentence(problem) : undefined}
        autoComplete="off"
        onChange={(event) => setLabel(event.target.value)}
      />
      <Button type="submit" busy={busy}>
        {t("invite")}
      </Button>
      {problem === "too-many" && <Notice tone="bad" title={t("inviteProblem.too-many")} live />}
      {made && "link" in made && (
        <div className="space-y-2" aria-live="polite">
          <p translate="no" className="rounded-md bg-sunken p-3 font-mono text-sm break-all">
            {made.link}
          </p>
          <p className="text-sm text-muted">{t("linkShownOnce")}</p>
          <CopyButton text={made.link} label={t("copyLink")} />
        </div>
      )}
    </form>
  );
}

const tones = { open: "accent", used: "good", expired: "neutral", revoked: "neutral" } as const;

function Invitation({ item, revoke }: { item: InvitationItem } & Pick<Props, "revoke">) {
  const t = useTranslations("account");
  const [asking, setAsking] = useState(false);
  const [busy, start] = useTransition();
  const name = item.label || t("noLabel");
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
      <span className="min-w-0 grow">
        <span className="block wrap-anywhere">{name}</span>
        <span className="text-sm text-muted">
          {t.rich("invitedAt", {
            made: () => <LocalTime at={item.createdAt} look="day" />,
            until: () => <LocalTime at={item.expiresAt} look="day" />,
          })}
        </span>
      </span>
      <Badge tone={tones[item.state]}>{t(`invitationState.${item.state}`)}</Badge>
      {item.state === "open" && (
        <Button size="sm" variant="secondary" busy={busy} onClick={() => setAsking(true)}>
          {t("revoke")}
        </Button>
      )}
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        danger
        title={t("revokeTitle", { name })}
        description={t("revokeBody")}
        confirmLabel={t("revoke")}
        onConfirm={() => start(() => revoke(item.id))}
      />
    </li>
  );
}

/** Inviting colleagues, and what became of the invitations. */
export function InviteCard({ days, invitations, invite, revoke }: Props) {
  const t = useTranslations("account");
  return (
    <Card title={t("inviteTitle")}>
      <p className="mb-3 text-muted">{t("inviteBody", { days })}</p>
      <NewInvitation invite={invite} />
      {invitations.length > 0 && (
        <>
          <h3 className="mt-5 mb-1 font-medium">{t("invitations")}</h3>
          <ul className="max-h-80 divide-y overflow-y-auto" tabIndex={0} aria-label={t("invitations")}>
            {invitations.map((item) => (
              <Invitation key={item.id} item={item} revoke={revoke} />
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
