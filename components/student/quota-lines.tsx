"use client";
import { useTranslations } from "next-intl";
import { useAmount } from "@/components/ui/amount";
import type { Activity } from "@/lib/contract/ids";
import type { QuotaKind, UsedQuota } from "@/lib/contract/quotas";

/** What each activity stores. */
const kindsOf: Record<Activity, readonly QuotaKind[]> = {
  tensors: ["attempts", "notebook", "exercises"],
  spiral: ["runs"],
  questions: ["revisions", "overwritten", "evidence"],
};

/** Says, above an activity's work, which of its quotas are nearly or wholly used. */
export function QuotaLines({ activity, quotas }: { activity: Activity; quotas: readonly UsedQuota[] }) {
  const t = useTranslations("student");
  const amount = useAmount();
  const own = quotas.filter(({ kind }) => kindsOf[activity].includes(kind));
  return (
    <div role="status" className="space-y-1 pb-2 text-sm text-warn empty:hidden">
      {own.map(({ kind, unit, used, limit }) => (
        <p key={kind + unit}>
          {t(used < limit ? "quotaNear" : "quotaFull", {
            kind,
            used: amount(used, unit === "bytes"),
            limit: amount(limit, unit === "bytes"),
          })}
        </p>
      ))}
    </div>
  );
}
