import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CloseAccount } from "@/components/instructor/close-account";
import { DevicesCard } from "@/components/instructor/devices-card";
import { InviteCard } from "@/components/instructor/invite-card";
import { NameCard, PasswordCard } from "@/components/instructor/profile-card";
import { SignOutButton } from "@/components/instructor/sign-out-button";
import { AppHeader } from "@/components/ui/app-header";
import { passwordLength } from "@/lib/auth/password";
import { requireInstructor } from "@/lib/auth/require-instructor";
import { accountContents } from "@/lib/db/closing";
import { findInstructor } from "@/lib/db/instructors";
import { listInvitations } from "@/lib/db/invitations";
import { listSignIns } from "@/lib/db/sign-ins";
import { Messages } from "../messages";
import {
  changePassword,
  closeOwnAccount,
  endOtherSignIns,
  endSignIn,
  inviteColleague,
  rename,
  withdrawInvitation,
} from "./actions";
import { invitationDays } from "./invitation-days";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("title") };
}

export default async function AccountPage() {
  const { id, name, email, signInId } = await requireInstructor();
  const [t, account, signIns, invitations, contents] = await Promise.all([
    getTranslations("account"),
    findInstructor(id),
    listSignIns(id),
    listInvitations(id),
    accountContents(id),
  ]);
  const devices = signIns.map(({ id: signIn, device: agent, seenAt }) => ({
    ...{ id: signIn, agent },
    seenAt: seenAt.toISOString(),
  }));
  const invited = invitations.map(({ createdAt, expiresAt, ...rest }) => ({
    ...rest,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }));
  return (
    <Messages areas={["account"]}>
      <AppHeader home="/dashboard" title={t("title")}>
        <SignOutButton />
      </AppHeader>
      <main id="content" className="mx-auto max-w-4xl space-y-6 px-4 py-8">
        <h1 className="text-2xl">{t("title")}</h1>
        <div className="grid items-start gap-6 md:grid-cols-2">
          <NameCard name={name} email={email} rename={rename} />
          <PasswordCard
            hasPassword={!!account?.passwordHash}
            minimum={passwordLength.min}
            change={changePassword}
          />
          <DevicesCard
            devices={devices}
            currentId={signInId}
            revoke={endSignIn}
            revokeOthers={endOtherSignIns}
          />
          <InviteCard
            days={invitationDays}
            invitations={invited}
            invite={inviteColleague}
            revoke={withdrawInvitation}
          />
          <CloseAccount
            email={email}
            hasPassword={!!account?.passwordHash}
            contents={contents}
            close={closeOwnAccount}
          />
        </div>
      </main>
    </Messages>
  );
}
