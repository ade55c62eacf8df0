"use client";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { Notice } from "@/components/ui/notice";

/** Whether what is typed here travels readable: over plain HTTP from another machine. The server cannot know; it says no. */
const usePlainWire = (): boolean =>
  useSyncExternalStore(
    () => () => {},
    () => !window.isSecureContext,
    () => false,
  );

/** Stands at every password field; one sees it only where the password could be read on its way. */
export function PlainWireNotice() {
  const t = useTranslations("account");
  if (!usePlainWire()) return null;
  return (
    <Notice tone="warn" title={t("plainWireTitle")}>
      {t.rich("plainWireBody", {
        code: () => (
          <code translate="no" className="font-mono whitespace-nowrap">
            npm start -- --https
          </code>
        ),
      })}
    </Notice>
  );
}
