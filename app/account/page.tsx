import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DevicesCard } from "@/components/instructor/devices-card";
import { InviteCard } from "@/components/instructor/invite-card";
import { NameCard, PasswordCard } from "@/components/instructor/profile-card";
import { SignOutButton } from "@/components/instructor/sign-out-button";
import { AppHeader } from "@/components/ui/app-header";
import { passwordLength } from "@/lib/auth/password";
import { requireInstructor } from "@/lib/auth/require-instructor";
import { findInstructor } from "@/lib/db/instructors";
import { listSignIns } from "@/lib/db/sign-ins";
import { Messages } from "../messages";
import { changePassword, endOtherSignIns, endSignIn, inviteColleague, rename } from "./actions";
import { invitationDays } from "./invitation-days";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("title") };
}

export default async function AccountPage() {
  const { id, name, email, signInId } = await requireInstructor();
  const [t, account, signIns] = await Promise.all([
    getTranslations("account"),
    findInstructor(id),
    listSignIns(id),
  ]);
  const devices = signIns.map((signIn) => ({ id: signIn.id, agent: signIn.device, seenAt: signIn.seenAt }));
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
          <InviteCard days={invitationDays} invite={inviteColleague} />
        </div>
      </main>
    </Messages>
  );
}
