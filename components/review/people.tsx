"use client";
import { useTranslations } from "next-intl";
import { createContext, useContext, useMemo, type ReactNode } from "react";
import * as z from "@/lib/contract/zod";
import { useStore } from "@/components/ui/use-store";
import { asJson, Remembered } from "@/lib/client/remembered";
import type { Desk } from "@/lib/review/desk";

interface People {
  /** whether names are shown */
  shown: boolean;
  show: (shown: boolean) => void;
  /** a participant's name, or the number that stands for it */
  label: (participantId: string) => string;
}

const Context = createContext<People>({ shown: false, show: () => {}, label: () => "–" });

export const usePeople = (): People => useContext(Context);

/** The reader's choice in this tab, null before the first. */
const namesShown = new Remembered<boolean | null>({
  ...{ owner: null, key: "spiralroom-review-names", scope: "tab" },
  schema: asJson(z.boolean()),
  otherwise: null,
});

/** Decides whether the components below say names. Reading question by question, they are hidden unless asked for. */
export function PeopleNames({ desk, children }: { desk: Desk; children: ReactNode }) {
  const t = useTranslations("review");
  const choice = useStore(namesShown, null);
  const shown = choice ?? desk.by === "participant";
  const people = useMemo(() => new Map(desk.people.map((person) => [person.id, person])), [desk.people]);
  const label = (participantId: string) => {
    const person = people.get(participantId);
    return shown ? (person?.name ?? "–") : t("person", { number: person?.number ?? 0 });
  };
  const show = (wanted: boolean) => void namesShown.set(wanted);
  return <Context value={{ shown, show, label }}>{children}</Context>;
}
