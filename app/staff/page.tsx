import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "../messages";
import { LinkInvitation } from "@/components/staff/link-invitation";
import { AppHeader } from "@/components/ui/app-header";
import { currentInstructor } from "@/lib/auth/require-instructor";
import { readStaffLink, takeStaffLink } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations("staff"))("linkTitle"),
    referrer: "no-referrer",
    robots: "noindex",
  };
}

/** Where an invitation's link leads; what it is for is asked by the page, which alone knows the token. */
export default async function StaffLinkPage() {
  const instructor = await currentInstructor();
  const t = await getTranslations("staff");
  return (
    <Messages areas={["staff", "account"]}>
      <AppHeader home="/dashboard" />
      <main id="content" className="mx-auto max-w-md px-4 py-12">
        <h1 className="mb-6 text-2xl">{t("linkTitle")}</h1>
        <LinkInvitation signedInAs={instructor?.name ?? null} read={readStaffLink} take={takeStaffLink} />
      </main>
    </Messages>
  );
}
