"use client";
import { Crosshair } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { Popover } from "@/components/ui/popover";
import { exerciseById, exercises } from "@/lib/content/exercises";
import { isQuestionId, questionById, questions } from "@/lib/content/questions";
import { activities, type Activity } from "@/lib/contract/ids";
import type { PublicSession } from "@/lib/contract/views";
import { useSend } from "./commands";
import { LeadButton } from "./lead-button";

type Focus = NonNullable<NonNullable<PublicSession["lead"]>["focus"]>;

/** The names of places as the instructor reads them. */
function usePlaceName(): (focus: Pick<Focus, "activity" | "item">) => string {
  const t = useTranslations("instructor.activity");
  const language = useLocale();
  return ({ activity, item = "" }) => {
    const one = isQuestionId(item) ? questionById(item) : exerciseById(item);
    return one ? `${t(activity)} · ${one.title[language]}` : t(activity);
  };
}

function Items({ activity }: { activity: Activity }) {
  const language = useLocale();
  const items = activity === "questions" ? questions : activity === "tensors" ? exercises : [];
  return items.map(({ id, title }) => (
    <option key={id} value={id}>
      {title[language]}
    </option>
  ));
}

function Choice({ open }: { open: readonly Activity[] }) {
  const t = useTranslations("instructor.focus");
  const names = useTranslations("instructor.activity");
  const send = useSend();
  const [chosen, setChosen] = useState<Activity | null>(null);
  const [item, setItem] = useState("");
  const activity = open.find((one) => one === chosen) ?? open.at(0);
  if (!activity) return <p className="text-sm text-muted">{t("none")}</p>;
  const place = activity === "spiral" || item === "" ? { activity } : { activity, item };
  return (
    <>
      <SelectField
        label={t("activity")}
        value={activity}
        onChange={({ target }) => {
          // one of the options below
          setChosen(target.value as Activity);
          setItem("");
        }}
      >
        {open.map((one) => (
          <option key={one} value={one}>
            {names(one)}
          </option>
        ))}
      </SelectField>
      {activity !== "spiral" && (
        <SelectField label={t("item")} value={item} onChange={({ target }) => setItem(target.value)}>
          <option value="">{t("whole")}</option>
          <Items activity={activity} />
        </SelectField>
      )}
      <p className="text-sm text-muted">{t("hint")}</p>
      <Button onClick={() => send("focus.set", { focus: place }, { text: t("brought") })}>
        {t("bring")}
      </Button>
    </>
  );
}

/** Brings everybody to one place, and lets them free. */
export function FocusControl({ session }: { session: PublicSession }) {
  const word = useTranslations("instructor.word");
  const t = useTranslations("instructor.focus");
  const placeName = usePlaceName();
  const send = useSend();
  const focus = session.lead?.focus;
  const open = activities.filter((activity) => session.activities[activity] === "open");
  return (
    <Popover
      title={t("title")}
      trigger={
        <LeadButton
          word={word("focus")}
          label={focus ? t("on", { place: placeName(focus) }) : t("title")}
          on={!!focus}
        >
          <Crosshair aria-hidden className="size-5" />
        </LeadButton>
      }
    >
      {focus && (
        <div className="space-y-2 rounded-md bg-accent-soft p-3">
          <p>{t("on", { place: placeName(focus) })}</p>
          <Button
            variant="secondary"
            size="sm"
            onClick={() => send("focus.set", { focus: null }, { text: t("freed") })}
          >
            {t("free")}
          </Button>
        </div>
      )}
      <Choice open={open} />
    </Popover>
  );
}
