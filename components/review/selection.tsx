"use client";
import { useTranslations } from "next-intl";
import { useOptimistic, type MouseEvent } from "react";
import { SelectField } from "@/components/ui/field";
import { isolated } from "@/components/ui/isolated";
import { Spinner } from "@/components/ui/spinner";
import { buttonClass } from "@/components/ui/button-class";
import Link from "next/link";
import type { Desk } from "@/lib/review/desk";
import { usePeople } from "./people";

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

const addressOf = (desk: Desk, by: Desk["by"], selected: string): string =>
  `/sessions/${desk.session.id}/review?by=${by}&${by === "question" ? "item" : "who"}=${encodeURIComponent(selected)}`;

interface Props {
  desk: Desk;
  /** how many more of the chosen part are marked than when the desk came */
  since: number;
  travel: Travel;
}

function Choice({ desk, since, travel }: Props) {
  const t = useTranslations("review");
  const [selected, setSelected] = useOptimistic(desk.selected);
  const choose = (next: string) => travel.to(addressOf(desk, desk.by, next), () => setSelected(next));
  const { label, shown } = usePeople();
  const people = shown ? desk.people.toSorted((a, b) => collator.compare(a.name, b.name)) : desk.people;
  const options =
    desk.by === "question"
      ? desk.items.map(({ id, title, marked, handedIn }) => ({ id, title, marked, handedIn }))
      : people.map(({ id, marked, handedIn }) => ({ id, title: isolated(label(id)), marked, handedIn }));
  return (
    <SelectField
      label={t(desk.by === "question" ? "item" : "participant")}
      labelHidden
      value={selected}
      onChange={(event) => choose(event.target.value)}
    >
      {options.map(({ id, title, marked, handedIn }) => (
        <option key={id} value={id}>
          {title} ({id === desk.selected ? marked + since : marked}/{handedIn})
        </option>
      ))}
    </SelectField>
  );
}

/** A press that opens the link here, in this tab. */
const isPlainPress = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** The way from one part of the session to another. */
export interface Travel {
  pending: boolean;
  /** @param meanwhile - what shows the goal until it is there */
  to: (address: string, meanwhile?: () => void) => void;
}

/** Which part of the session lies on the desk: one question of everybody, or everything of one participant. */
export function Selection(props: Props) {
  const { desk, travel } = props;
  const t = useTranslations("review");
  const tab = (by: Desk["by"], selected: string | undefined) => (
    <Link
      href={selected ? addressOf(desk, by, selected) : "#content"}
      onClick={(event) => {
        if (!selected || !isPlainPress(event)) return;
        event.preventDefault();
        travel.to(addressOf(desk, by, selected));
      }}
      aria-current={desk.by === by ? "page" : undefined}
      className={buttonClass(desk.by === by ? "primary" : "ghost", "sm")}
    >
      {t(by === "question" ? "byQuestion" : "byParticipant")}
    </Link>
  );
  return (
    <nav aria-label={t("title")} className="flex flex-wrap items-center gap-2">
      <span className="flex rounded-md border p-0.5">
        {tab("question", desk.items[0]?.id)}
        {tab("participant", desk.people[0]?.id)}
      </span>
      <div className="w-64 max-w-full max-sm:grow 2xl:w-72">
        <Choice {...props} />
      </div>
      {travel.pending && <Spinner className="size-5" />}
    </nav>
  );
}
