"use client";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { LocalTime } from "@/components/ui/local-time";
import { exerciseById } from "@/lib/content/exercises";
import { isQuestionId, questionById } from "@/lib/content/questions";
import type { InstructorView } from "@/lib/contract/views";
import { useSend } from "./commands";

type Late = InstructorView["late"][number];

/** Items listed at once. */
const shown = 8;

function useDescription(names: ReadonlyMap<string, string>): (late: Late) => string {
  const t = useTranslations("instructor.live");
  const language = useLocale();
  return ({ kind, participantId, item }) => {
    const name = names.get(participantId) ?? "–";
    if (kind === "run") return t("lateRun", { name });
    if (kind === "attempt")
      return t("lateAttempt", { name, item: exerciseById(item)?.title[language] ?? item });
    return t("lateAnswer", { name, item: isQuestionId(item) ? questionById(item).title[language] : item });
  };
}

/** Late work that waits for a word; what is not admitted stays stored. */
export function LateList({ late, names }: { late: readonly Late[]; names: ReadonlyMap<string, string> }) {
  const t = useTranslations("instructor.live");
  const describe = useDescription(names);
  const send = useSend();
  const admit = ({ kind, participantId, id }: Late) => {
    const set = (admitted: boolean) => ({ kind, participantId, id, admitted });
    const undo = () => void send("late.admit", set(false), { text: t("unadmit") });
    return send("late.admit", set(true), { text: t("admitted"), undo });
  };
  const admitAll = async () => {
    for (const one of late) if (!(await admit(one))) return;
  };
  return (
    <section aria-labelledby="late" className="space-y-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 id="late" className="text-sm font-semibold">
          {t("late")}
        </h3>
        {late.length > 1 && (
          <Button size="sm" variant="ghost" onClick={() => void admitAll()}>
            {t("admitAll", { count: late.length })}
          </Button>
        )}
      </div>
      <ul className="divide-y text-sm">
        {late.slice(0, shown).map((one) => (
          <li key={one.participantId + one.id} className="flex items-center justify-between gap-2 py-1.5">
            <span className="min-w-0">
              <bdi>{describe(one)}</bdi>{" "}
              <span className="text-muted">
                <LocalTime at={one.receivedAt} look="time" />
              </span>
            </span>
            <Button size="sm" variant="secondary" className="shrink-0" onClick={() => void admit(one)}>
              {t("admit")}
            </Button>
          </li>
        ))}
      </ul>
      {late.length > shown && (
        <p className="text-sm text-muted">{t("lateMore", { count: late.length - shown })}</p>
      )}
    </section>
  );
}
