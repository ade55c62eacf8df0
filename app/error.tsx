"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";

/** A page that failed to render; the digest is the number under which the server logged it. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations("common");
  const router = useRouter();
  const [busy, start] = useTransition();
  // what failed was rendered on the server: only a new request can bring it
  const again = () =>
    start(() => {
      router.refresh();
      reset();
    });
  return (
    <main id="content" className="mx-auto max-w-prose space-y-4 px-4 py-16">
      <h1 className="text-2xl">{t("errorTitle")}</h1>
      <p className="text-muted">{t("errorBody", { incident: error.digest ?? "–" })}</p>
      <Button busy={busy} onClick={again}>
        {t("retry")}
      </Button>
    </main>
  );
}
