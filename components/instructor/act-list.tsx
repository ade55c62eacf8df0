"use client";
import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/ui/local-time";
import type { SessionAct } from "@/lib/contract/acts";

export interface ActLine {
  id: number;
  /** ISO 8601 in UTC */
  at: string;
  actorName: string;
  what: SessionAct;
  /** whom it was about; null for nobody, and for who is not there any more */
  name: string | null;
  /** what it was about when that is nobody */
  detail: string | null;
}

/** Who did what, a line each. */
export function ActList({ acts }: { acts: readonly ActLine[] }) {
  const t = useTranslations("staff");
  if (acts.length === 0) return <p className="text-muted">{t("actsNone")}</p>;
  return (
    <ol className="divide-y border-y">
      {acts.map(({ id, at, actorName, what, name, detail }) => (
        <li key={id} className="flex flex-wrap gap-x-3 gap-y-0.5 py-2">
          <span className="tabular w-40 shrink-0 text-sm text-muted">
            <LocalTime at={at} />
          </span>
          <span className="min-w-0 wrap-anywhere">
            <bdi translate="no" className="font-medium">
              {actorName || t("actsServer")}
            </bdi>{" "}
            {t(`act.${what}`, { name: name ?? t("actsGone"), detail: detail ?? "" })}
          </span>
        </li>
      ))}
    </ol>
  );
}
