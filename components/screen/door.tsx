"use client";
import { Users } from "lucide-react";
import { useTranslations } from "next-intl";
import type { PublicSession } from "@/lib/contract/views";

/** "ABC DEF" is easier to read across a hall than "ABCDEF". */
const halves = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

/** What to type. Browsers take an address without a scheme for http. */
const typed = ({ protocol, host, origin }: URL): string => (protocol === "https:" ? origin : host);

/** The address as one types it; it breaks before a dot or colon, if it must. */
export function Address({ joinUrl }: { joinUrl: string }) {
  const parts = typed(new URL(joinUrl)).split(/(?=[.:/])/);
  return (
    <span translate="no" className="wrap-anywhere">
      {parts.map((part, at) => (
        <span key={at}>
          {at > 0 && <wbr />}
          {part}
        </span>
      ))}
    </span>
  );
}

/** The code in groups, spelled for who listens. */
export function SessionCode({ code }: { code: string }) {
  const t = useTranslations("screen");
  return (
    <>
      <span aria-hidden translate="no" className="font-mono tracking-wide whitespace-nowrap">
        {halves(code)}
      </span>
      <span className="sr-only">{t("codeSpelled", { code: code.split("").join(" ") })}</span>
    </>
  );
}

/** How many are here, and how many came in all where that is another number. */
export function HeadCount({ session: { present, joined } }: { session: PublicSession }) {
  const t = useTranslations("screen");
  return (
    <div>
      <p className="flex items-center gap-[0.4em] text-[1.4em] font-semibold">
        <Users aria-hidden className="size-[1em] shrink-0" />
        <span className="tabular">{t("present", { present })}</span>
      </p>
      {joined !== present && <p className="tabular text-muted">{t("joined", { joined })}</p>}
    </div>
  );
}

/** Whether somebody new may come in. */
export const takesIn = ({ status, joinLocked }: PublicSession): boolean =>
  !joinLocked && (status === "draft" || status === "open");
