"use client";
import { Unplug } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Obstacle } from "@/components/live/obstacle";
import { buttonClass } from "@/components/ui/button-class";
import { EmptyState } from "@/components/ui/empty-state";
import { useErrorText } from "@/components/ui/error-text";
import { Spinner } from "@/components/ui/spinner";
import type { Connection } from "@/lib/client/connection";
import type { WireError } from "@/lib/contract/errors";
import { signInAddress } from "@/lib/agreed/sign-in-address";

/** The server takes this page no more, and why. */
export function Closed({ reason }: { reason: WireError | null }) {
  const t = useTranslations("instructor.live");
  const errorText = useErrorText();
  const here = usePathname();
  const signedOut = reason?.code === "unauthenticated";
  return (
    <EmptyState
      icon={Unplug}
      title={<h1>{t("closedTitle")}</h1>}
      action={
        <Link href={signedOut ? signInAddress(here) : "/dashboard"} className={buttonClass()}>
          {t(signedOut ? "signIn" : "toDashboard")}
        </Link>
      }
    >
      {reason && errorText(reason)}
    </EmptyState>
  );
}

/** Before the server's first word. */
export function Loading({ title, connection }: { title: string; connection: Connection | null }) {
  const t = useTranslations("instructor.live");
  return (
    <div role="status" className="flex items-center gap-3 py-16 text-muted">
      <h1 className="sr-only">{title}</h1>
      <Spinner className="size-6" />
      <Obstacle connection={connection}>{t("loading")}</Obstacle>
    </div>
  );
}
