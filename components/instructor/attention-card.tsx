"use client";
import { CopyCheck, Users } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { isolated } from "@/components/ui/isolated";
import { needsTeacher, standingOf } from "@/lib/agreed/standing";
import { wireLimits } from "@/lib/contract/protocol";
import type { InstructorView } from "@/lib/contract/views";
import { LateList } from "./late-list";
import { NearQuotas } from "./near-quotas";

interface IdenticalProps {
  groups: InstructorView["identical"];
  total: number;
  names: ReadonlyMap<string, string>;
}

function Identical({ groups, total, names }: IdenticalProps) {
  const t = useTranslations("instructor.live");
  const format = useFormatter();
  return (
    <ul className="space-y-2">
      {groups.map(({ participantIds, submissionIds }) => (
        <li key={submissionIds[0]} className="flex gap-2 rounded-md bg-warn-soft p-2 text-sm">
          <CopyCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
          <span>
            <span className="font-medium">
              {t("identical", {
                names: format.list(participantIds.map((id) => isolated(names.get(id) ?? "–"))),
              })}
            </span>
            <span className="block text-muted">{t("identicalHint")}</span>
          </span>
        </li>
      ))}
      {total > groups.length && (
        <li className="text-sm text-muted">{t("identicalMore", { count: total - groups.length })}</li>
      )}
    </ul>
  );
}

/** The session is nearly full, and where they came from. */
function Crowd({ fromOneAddress, joined }: { fromOneAddress: number; joined: number }) {
  const t = useTranslations("instructor.live");
  return (
    <p role="status" className="flex gap-2 rounded-md bg-warn-soft p-2 text-sm">
      <Users aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
      <span>
        <span className="font-medium">{t("crowd", { joined, limit: wireLimits.participants })}</span>
        <span className="block text-muted">{t("crowdHint", { count: fromOneAddress })}</span>
      </span>
    </p>
  );
}

/** How many may need the teacher; while the session is not open nobody is waited for. */
function inNeed({ participants, room }: InstructorView): number {
  if (room.session.status !== "open") return 0;
  const now = Date.parse(room.serverTime);
  return participants.filter((row) => !row.removed && needsTeacher(standingOf(row, now))).length;
}

/** Whether anything does. */
export const needsAttention = ({ identical, late, quotas, crowd }: InstructorView): boolean =>
  !!crowd || identical.length + late.length + quotas.length > 0;

/** What may need the instructor: a nearly full session, identical weights, late work, and who has stored nearly as much as one may. */
export function AttentionCard({ view }: { view: InstructorView }) {
  const t = useTranslations("instructor.live");
  const tPeople = useTranslations("instructor.people");
  const people = inNeed(view);
  const names = new Map(view.participants.map(({ participantId, name }) => [participantId, name]));
  const { identical, late, quotas, crowd } = view;
  return (
    <Card title={t("attention")}>
      <div className="space-y-4">
        {people > 0 && (
          <p className="text-sm text-muted">
            {t("attentionPeople", { count: people, filter: tPeople("need") })}
          </p>
        )}
        {!needsAttention(view) && people === 0 && <p className="text-sm text-muted">{t("attentionNone")}</p>}
        {crowd && <Crowd {...crowd} joined={view.room.session.joined} />}
        {identical.length > 0 && <Identical groups={identical} total={view.identicalTotal} names={names} />}
        {late.length > 0 && <LateList late={late} total={view.lateTotal} names={names} />}
        {quotas.length > 0 && <NearQuotas quotas={quotas} total={view.quotasTotal} names={names} />}
      </div>
    </Card>
  );
}
