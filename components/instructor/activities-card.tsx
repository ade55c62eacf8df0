"use client";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Switch } from "@/components/ui/switch";
import { finaleStepOf } from "@/lib/agreed/finale-step";
import { activities } from "@/lib/contract/ids";
import type { PublicSession } from "@/lib/contract/views";
import { useSend } from "./commands";
import { LessonLine } from "./lesson-line";

/** Opens and closes what the session offers. */
export function ActivitiesCard({ session }: { session: PublicSession }) {
  const t = useTranslations("instructor");
  const send = useSend();
  const over = session.status === "ended" || session.status === "released";
  return (
    <Card title={t("live.activities")}>
      <div className="space-y-2">
        {activities
          .filter((activity) => session.activities[activity] !== "off")
          .map((activity) => {
            const open = session.activities[activity] === "open";
            const raceOver = activity === "spiral" && finaleStepOf(session) > 0;
            return (
              <Switch
                key={activity}
                label={t(`activity.${activity}`)}
                short
                hint={t(open && !over ? "live.activityOpen" : "live.activityClosed")}
                checked={open && !over}
                disabled={over || (raceOver && !open)}
                onChange={(next) => void send("activity.set", { activity, state: next ? "open" : "closed" })}
              />
            );
          })}
        {session.activities.spiral !== "off" && (
          <LessonLine dataset={session.dataset} lesson={session.lesson} />
        )}
      </div>
    </Card>
  );
}
