"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useErrorText } from "@/components/ui/error-text";
import { Notice } from "@/components/ui/notice";
import type { Connection } from "@/lib/client/connection";
import type { WireError } from "@/lib/contract/errors";
import { forgetPlaceToken } from "./place-token";

/** Takes the place of the instructor's one-time link; pressed, so that no preview of the link uses it up. */
export function PlaceForm({ token, connection }: { token: string; connection: Connection }) {
  const t = useTranslations("join");
  const errorText = useErrorText();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<WireError | null>(null);
  const take = async () => {
    setBusy(true);
    const reply = await connection.request("participant.return", { token });
    setBusy(false);
    if (reply.ok) forgetPlaceToken();
    // what is no token of ours is a link that is not whole
    else setRefusal(reply.error.code === "bad-request" ? { code: "link-over" } : reply.error);
  };
  return (
    <div className="mx-auto max-w-md space-y-5 px-4 py-8 sm:py-12">
      <h1 className="text-center text-2xl">{t("placeTitle")}</h1>
      <Card className="space-y-4">
        {refusal ? (
          <Notice tone="bad" live>
            {errorText(refusal)}
          </Notice>
        ) : (
          <p>{t("placeBody")}</p>
        )}
        {refusal?.code !== "link-over" && (
          <Button size="lg" busy={busy} className="w-full" onClick={() => void take()}>
            {t("placeTake")}
          </Button>
        )}
        <Button variant="ghost" className="w-full" onClick={forgetPlaceToken}>
          {t("placeNot")}
        </Button>
      </Card>
    </div>
  );
}
