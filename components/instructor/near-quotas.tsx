"use client";
import { useTranslations } from "next-intl";
import { useAmount } from "@/components/ui/amount";
import type { InstructorView } from "@/lib/contract/views";

interface Props {
  quotas: InstructorView["quotas"];
  total: number;
  names: ReadonlyMap<string, string>;
}

/** Who has stored nearly or wholly as much as one may. */
export function NearQuotas({ quotas, total, names }: Props) {
  const t = useTranslations("instructor.live");
  const amount = useAmount();
  return (
    <section aria-labelledby="quotas" className="space-y-1 text-sm">
      <h3 id="quotas" className="font-semibold">
        {t("quotas")}
      </h3>
      <p className="text-muted">{t("quotasHint")}</p>
      <ul>
        {quotas.map(({ participantId, kind, unit, used, limit }) => (
          <li key={participantId + kind + unit}>
            {t("quotaOf", {
              kind,
              name: names.get(participantId) ?? "–",
              used: amount(used, unit === "bytes"),
              limit: amount(limit, unit === "bytes"),
            })}
          </li>
        ))}
      </ul>
      {total > quotas.length && (
        <p className="text-muted">{t("quotasMore", { count: total - quotas.length })}</p>
      )}
    </section>
  );
}
