"use client";
import { useTranslations } from "next-intl";
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
  return (
    <main id="content" className="mx-auto max-w-prose space-y-4 px-4 py-16">
      <h1 className="text-2xl">{t("errorTitle")}</h1>
      <p className="text-muted">{t("errorBody", { incident: error.digest ?? "–" })}</p>
      <Button onClick={reset}>{t("retry")}</Button>
    </main>
  );
}
