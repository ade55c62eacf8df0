"use client";
import { Timer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { clockFace, useTimeLeft } from "@/components/live/use-time-left";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { Popover } from "@/components/ui/popover";
import { activities, type Activity } from "@/lib/contract/ids";
import type { RoomView } from "@/lib/contract/views";
import { useSend } from "./commands";
import { LeadButton } from "./lead-button";

/** What a class is given, in minutes. */
const lengths = [1, 2, 3, 5, 8, 10, 15, 20, 30, 45];

function NewTimer({ session }: Pick<RoomView, "session">) {
  const t = useTranslations("instructor.timer");
  const names = useTranslations("instructor.activity");
  const send = useSend();
  const [minutes, setMinutes] = useState(5);
  const [closes, setCloses] = useState<Activity | "">("");
  const open = activities.filter((activity) => session.activities[activity] === "open");
  return (
    <>
      <SelectField
        label={t("length")}
        value={minutes}
        onChange={({ target }) => setMinutes(Number(target.value))}
      >
        {lengths.map((count) => (
          <option key={count} value={count}>
            {t("minutes", { count })}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t("then")}
        value={closes}
        // one of the options below
        onChange={({ target }) => setCloses(target.value as Activity | "")}
      >
        <option value="">{t("nothing")}</option>
        {open.map((activity) => (
          <option key={activity} value={activity}>
            {t("closes", { activity: names(activity) })}
          </option>
        ))}
      </SelectField>
      <Button onClick={() => send("timer.set", { seconds: minutes * 60, ...(closes && { closes }) })}>
        {t("start")}
      </Button>
    </>
  );
}

function Running({ left }: { left: number }) {
  const t = useTranslations("instructor.timer");
  const send = useSend();
  return (
    <>
      <p className="tabular text-3xl font-semibold">{left === 0 ? t("over") : clockFace(left)}</p>
      <div className="flex flex-wrap gap-2">
        {/* one that is over starts again, and closes nothing any more */}
        <Button
          variant="secondary"
          onClick={() => send(left > 0 ? "timer.extend" : "timer.set", { seconds: 60 })}
        >
          {t("extend")}
        </Button>
        <Button variant="secondary" onClick={() => send("timer.set", { seconds: null })}>
          {t("remove")}
        </Button>
      </div>
    </>
  );
}

/** One button, which shows the time that is left; a press sets the timer, extends it or takes it away. */
export function TimerControl({ room }: { room: RoomView }) {
  const word = useTranslations("instructor.word");
  const t = useTranslations("instructor.timer");
  const left = useTimeLeft(room);
  const { session } = room;
  if (session.status !== "open") return null;
  return (
    <Popover
      title={t("title")}
      trigger={
        <LeadButton
          word={left === null ? word("timer") : clockFace(left)}
          label={left ? t("left", { time: clockFace(left) }) : t("title")}
          on={left !== null}
        >
          <Timer aria-hidden className="size-5" />
        </LeadButton>
      }
    >
      {left === null ? <NewTimer session={session} /> : <Running left={left} />}
    </Popover>
  );
}
