"use client";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { useStore } from "@/components/ui/use-store";
import { exercises } from "@/lib/content/exercises";
import { experimentIds, experiments } from "@/lib/content/experiments";
import { setupsOf } from "@/lib/content/lesson-setups";
import { presets as coursePresets } from "@/lib/content/presets";
import { questions } from "@/lib/content/questions";
import type { Activity } from "@/lib/contract/ids";
import type { Place } from "@/lib/contract/lead";
import type { PublicSession } from "@/lib/contract/views";
import { lastLink } from "@/lib/lab/config/last-link";
import type { Setup } from "@/lib/spiral/config";
import { useSend } from "./commands";
import { setupOfLink } from "./lesson-draft";
import { useLinkProblem } from "./use-link-problem";

/** Where in the lab: an experiment by its id, a set-up by its number, what one's own lab is set to, or a pasted link. */
const inLab = { own: "own", link: "link", setup: /^setup:(\d+)$/ } as const;

/** The set-ups that have names: the lesson's own, then the course's. */
function useNamedSetups({ lesson }: PublicSession): { name: string; setup: Setup }[] {
  const language = useLocale();
  const names = [
    ...lesson.presets.map(({ name }) => name),
    ...coursePresets.map(({ name }) => name[language]),
  ];
  const setups = setupsOf({ presets: lesson.presets, coursePresets: true });
  return names.map((name, index) => ({ name, setup: setups[index] }));
}

function LabPlaces({ session, own }: { session: PublicSession; own: boolean }) {
  const t = useTranslations("instructor.focus");
  const language = useLocale();
  const setups = useNamedSetups(session);
  return (
    <>
      <optgroup label={t("experiments")}>
        {experimentIds.map((id) => (
          <option key={id} value={id}>
            {experiments[id].title[language]}
          </option>
        ))}
      </optgroup>
      <optgroup label={t("setups")}>
        {setups.map(({ name }, index) => (
          <option key={index} value={`setup:${index}`}>
            {name}
          </option>
        ))}
        {own && <option value={inLab.own}>{t("ownLab")}</option>}
        <option value={inLab.link}>{t("byLink")}</option>
      </optgroup>
    </>
  );
}

function Items({ activity }: { activity: Activity }) {
  const language = useLocale();
  const items = activity === "questions" ? questions : exercises;
  return items.map(({ id, title }) => (
    <option key={id} value={id}>
      {title[language]}
    </option>
  ));
}

/** The choice of a place, and the press that brings everybody there. */
export function FocusChoice({ session, open }: { session: PublicSession; open: readonly Activity[] }) {
  const t = useTranslations("instructor.focus");
  const names = useTranslations("instructor.activity");
  const send = useSend();
  const [chosen, setChosen] = useState<Activity | null>(null);
  const [item, setItem] = useState("");
  const [pasted, setPasted] = useState("");
  const last = useStore(lastLink, null);
  const setups = useNamedSetups(session);
  const { classes } = session.dataset;
  const link = item === inLab.link ? pasted : item === inLab.own ? `?${last ?? ""}` : null;
  const problem = useLinkProblem(link ?? "", classes);
  const activity = open.find((one) => one === chosen) ?? open.at(0);
  if (!activity) return <p className="text-sm text-muted">{t("none")}</p>;
  /** null while a link cannot be used */
  const place = (): Place | null => {
    if (item === "") return { activity };
    if (activity !== "spiral") return { activity, item };
    const number = inLab.setup.exec(item)?.[1];
    if (number !== undefined) return { activity, setup: setups[Number(number)].setup };
    if (link === null) return { activity, item };
    const setup = setupOfLink(link, classes);
    return "problem" in setup ? null : { activity, setup };
  };
  const wanted = place();
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
      <SelectField label={t("item")} value={item} onChange={({ target }) => setItem(target.value)}>
        <option value="">{t("whole")}</option>
        {activity === "spiral" ? (
          <LabPlaces session={session} own={last !== null} />
        ) : (
          <Items activity={activity} />
        )}
      </SelectField>
      {item === inLab.link && (
        <TextField
          label={t("link")}
          hint={t("linkHint")}
          value={pasted}
          inputMode="url"
          spellCheck={false}
          error={pasted === "" ? undefined : problem}
          onChange={({ target }) => setPasted(target.value)}
        />
      )}
      {item === inLab.own && problem && <p className="text-sm text-bad">{problem}</p>}
      <p className="text-sm text-muted">{t(wanted && "setup" in wanted ? "setupHint" : "hint")}</p>
      <Button
        disabled={!wanted}
        onClick={() => wanted && send("focus.set", { focus: wanted }, { text: t("brought") })}
      >
        {t("bring")}
      </Button>
    </>
  );
}
