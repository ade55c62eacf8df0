"use client";
import { CopyCheck } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import type { InstructorView } from "@/lib/contract/views";
import { LateList } from "./late-list";

function Identical({
  groups,
  names,
}: {
  groups: InstructorView["identical"];
  names: ReadonlyMap<string, string>;
}) {
  const t = useTranslations("instructor.live");
  const format = useFormatter();
  return (
    <ul className="space-y-2">
      {groups.map(({ participantIds, submissionIds }) => (
        <li key={submissionIds[0]} className="flex gap-2 rounded-md bg-warn-soft p-2 text-sm">
          <CopyCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
          <span>
            <bdi className="font-medium">
              {t("identical", { names: format.list(participantIds.map((id) => names.get(id) ?? "–")) })}
            </bdi>
            <span className="block text-muted">{t("identicalHint")}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What may need the instructor: identical weights and late work. */
export function AttentionCard({ view }: { view: InstructorView }) {
  const t = useTranslations("instructor.live");
  const names = new Map(view.participants.map(({ participantId, name }) => [participantId, name]));
  const quiet = view.identical.length === 0 && view.late.length === 0;
  return (
    <Card title={t("attention")}>
      <div className="space-y-4">
        {quiet && <p className="text-sm text-muted">{t("attentionNone")}</p>}
        {view.identical.length > 0 && <Identical groups={view.identical} names={names} />}
        {view.late.length > 0 && <LateList late={view.late} names={names} />}
      </div>
    </Card>
  );
}
