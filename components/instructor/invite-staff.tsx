"use client";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState, type SubmitEvent } from "react";
import { useAsk, useSend } from "./commands";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { SelectField, TextField } from "@/components/ui/field";
import { LocalTime } from "@/components/ui/local-time";
import { addressSchema, givenDutySchema, type GivenDuty, type WaitingInvitation } from "@/lib/contract/staff";
import { staffAddress } from "@/components/staff/staff-token";

type Made = { link: string; expiresAt: string } | { address: string };

function Result({ made }: { made: Made }) {
  const t = useTranslations("staff");
  if ("address" in made)
    return (
      <p role="status" className="text-sm">
        {t("addressInvited", { address: made.address })}
      </p>
    );
  return (
    <div role="status" className="space-y-2">
      <p translate="no" className="rounded-md bg-sunken p-3 font-mono text-sm break-all">
        {made.link}
      </p>
      <p className="text-sm text-muted">
        {t.rich("linkMade", { time: () => <LocalTime at={made.expiresAt} look="day" /> })}
      </p>
      <CopyButton text={made.link} label={t("copyLink")} />
    </div>
  );
}

interface FormProps {
  /** where others reach the server: this browser's own address may be one that leads nobody else here */
  origin: string;
  onInvited: (invitation: WaitingInvitation) => void;
}

function Form({ origin, onInvited }: FormProps) {
  const t = useTranslations("staff");
  const ask = useAsk();
  const [duty, setDuty] = useState<GivenDuty>("teacher");
  const [how, setHow] = useState<"link" | "address">("link");
  const [address, setAddress] = useState("");
  const [wrong, setWrong] = useState(false);
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  const invite = async (event: SubmitEvent) => {
    event.preventDefault();
    const to = how === "address" ? address.trim() : undefined;
    const bad = to !== undefined && !addressSchema.safeParse(to).success;
    setWrong(bad);
    if (bad || busy) return;
    setBusy(true);
    const reply = await ask("staff.invite", { duty, ...(to !== undefined && { address: to }) });
    setBusy(false);
    if (!reply) return;
    const { token, invitation } = reply;
    onInvited(invitation);
    if (token) setMade({ link: staffAddress(origin, token), expiresAt: invitation.expiresAt });
    else if (to !== undefined) setMade({ address: to });
    setAddress("");
  };
  return (
    <form noValidate onSubmit={(event) => void invite(event)} className="space-y-3">
      <div className="grid grid-cols-2 gap-2">
        <SelectField
          small
          label={t("inviteAs")}
          value={duty}
          onChange={({ target }) => setDuty(givenDutySchema.parse(target.value))}
        >
          {givenDutySchema.options.map((one) => (
            <option key={one} value={one}>
              {t(`duty.${one}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          small
          label={t("inviteHow")}
          value={how}
          onChange={({ target }) => setHow(target.value === "link" ? "link" : "address")}
        >
          <option value="link">{t("how.link")}</option>
          <option value="address">{t("how.address")}</option>
        </SelectField>
      </div>
      <p className="text-sm text-muted">{t(`does.${duty}`)}</p>
      {how === "address" && (
        <TextField
          type="email"
          label={t("address")}
          hint={t("addressHint")}
          error={wrong ? t("addressWrong") : undefined}
          value={address}
          autoComplete="off"
          onChange={({ target }) => setAddress(target.value)}
        />
      )}
      <Button type="submit" size="sm" busy={busy}>
        {t(how === "link" ? "makeLink" : "invite")}
      </Button>
      {made && <Result made={made} />}
    </form>
  );
}

interface WaitingProps {
  invitations: readonly WaitingInvitation[];
  onWithdrawn: (id: string) => void;
}

function Waiting({ invitations, onWithdrawn }: WaitingProps) {
  const t = useTranslations("staff");
  const send = useSend();
  const withdraw = async (id: string) => {
    if (await send("staff.uninvite", { id }, { text: t("withdrawn") })) onWithdrawn(id);
  };
  return (
    <section aria-label={t("waiting")}>
      <h4 className="text-sm font-semibold">{t("waiting")}</h4>
      <ul className="divide-y text-sm">
        {invitations.map(({ id, duty, address, expiresAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-2 py-1.5">
            <span className="min-w-0 wrap-anywhere">
              {address === null
                ? t("waitingLink", { duty: t(`duty.${duty}`) })
                : t("waitingAddress", { address, duty: t(`duty.${duty}`) })}
              <span className="block text-muted">
                {t.rich("until", { time: () => <LocalTime at={expiresAt} look="day" /> })}
              </span>
            </span>
            <Button size="sm" variant="ghost" onClick={() => void withdraw(id)}>
              {t("withdraw")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The owner's invitations: a new one, and those that wait. */
export function InviteStaff({ origin }: Pick<FormProps, "origin">) {
  const ask = useAsk();
  const [invitations, setInvitations] = useState<readonly WaitingInvitation[]>([]);
  const load = useCallback(async () => (await ask("staff.invitations", {}))?.invitations, [ask]);
  useEffect(() => {
    let here = true;
    void load().then((found) => here && found && setInvitations(found));
    return () => {
      here = false;
    };
  }, [load]);
  const add = (made: WaitingInvitation) =>
    setInvitations((old) => [
      made,
      // one to the same address took the place of the one before
      ...old.filter(({ address }) => address === null || address !== made.address),
    ]);
  return (
    <>
      <Form origin={origin} onInvited={add} />
      {invitations.length > 0 && (
        <Waiting
          invitations={invitations}
          onWithdrawn={(id) => setInvitations((old) => old.filter((one) => one.id !== id))}
        />
      )}
    </>
  );
}
