"use client";
import { useTranslations } from "next-intl";
import { activities, type Activity } from "@/lib/contract/ids";

interface Props {
  chosen: readonly Activity[];
  problem: boolean;
  onChange: (chosen: readonly Activity[]) => void;
}

/** What the class will have. */
export function ActivityChoice({ chosen, problem, onChange }: Props) {
  const t = useTranslations("instructor");
  const toggle = (activity: Activity) =>
    onChange(chosen.includes(activity) ? chosen.filter((one) => one !== activity) : [...chosen, activity]);
  return (
    <fieldset className="space-y-2" aria-describedby="activities-note">
      <legend className="mb-1.5 text-sm font-medium">{t("form.activities")}</legend>
      {activities.map((activity) => (
        <label
          key={activity}
          className="flex min-h-11 items-start gap-3 rounded-md border p-3 has-checked:border-accent has-checked:bg-accent-soft"
        >
          <input
            type="checkbox"
            name="activities"
            value={activity}
            checked={chosen.includes(activity)}
            onChange={() => toggle(activity)}
            className="mt-1 size-5 shrink-0 accent-(--accent)"
          />
          <span>
            <span className="block font-medium">{t(`activity.${activity}`)}</span>
            <span className="block text-sm text-muted">{t(`activityAbout.${activity}`)}</span>
          </span>
        </label>
      ))}
      <p
        id="activities-note"
        role={problem ? "alert" : undefined}
        className={problem ? "text-sm text-bad" : "text-sm text-muted"}
      >
        {t(problem ? "form.activitiesMissing" : "form.activitiesHint")}
      </p>
    </fieldset>
  );
}
