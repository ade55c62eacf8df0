"use client";
import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useErrorText } from "@/components/ui/error-text";
import type { WireError } from "@/lib/contract/errors";
import { releasePage } from "@/lib/offline/client";
import { CodeForm } from "./code-form";

function titleOf(error: WireError) {
  if (error.code === "session-not-found" || error.code === "bad-request") return "notFoundTitle";
  if (error.code === "erased") return "erasedTitle";
  return error.code === "protocol-mismatch" ? "reloadTitle" : "closedTitle";
}

/** From the server, not from what was kept of the page: that may be what is too old. */
const reload = () => void releasePage().finally(() => location.reload());

/** The connection ended for good: why, and where to go from here. */
export function SessionUnavailable({ error, code }: { error: WireError; code: string }) {
  const t = useTranslations("join");
  const errorText = useErrorText();
  const title = titleOf(error);
  return (
    <div className="mx-auto max-w-md space-y-5 px-4 py-10">
      <h1 className="text-2xl [overflow-wrap:anywhere]">{t(title, { code })}</h1>
      <p className="text-muted">{title === "notFoundTitle" ? t("notFoundBody") : errorText(error)}</p>
      {title === "reloadTitle" || title === "closedTitle" || title === "erasedTitle" ? (
        <Button onClick={reload}>
          <RotateCw aria-hidden className="size-4" />
          {t(title === "erasedTitle" ? "erasedAnew" : "reload")}
        </Button>
      ) : (
        <Card title={t("otherCode")}>
          <CodeForm />
        </Card>
      )}
    </div>
  );
}
