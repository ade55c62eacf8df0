"use client";
import { useTranslations } from "next-intl";
import { createContext, useContext, useMemo, useSyncExternalStore, type ReactNode } from "react";
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

const key = "spiralroom-review-names";
const changed = "spiralroom-names-changed";

function watch(listener: () => void): () => void {
  window.addEventListener(changed, listener);
  return () => window.removeEventListener(changed, listener);
}

/** The reader's choice in this tab, null before the first. */
function useChoice(): [boolean | null, (shown: boolean) => void] {
  const stored = useSyncExternalStore(
    watch,
    () => sessionStorage.getItem(key),
    () => null,
  );
  const choose = (shown: boolean) => {
    sessionStorage.setItem(key, String(shown));
    window.dispatchEvent(new Event(changed));
  };
  return [stored === null ? null : stored === "true", choose];
}

/** Decides whether the components below say names. Reading question by question, they are hidden unless asked for. */
export function PeopleNames({ desk, children }: { desk: Desk; children: ReactNode }) {
  const t = useTranslations("review");
  const [choice, choose] = useChoice();
  const shown = choice ?? desk.by === "participant";
  const people = useMemo(() => new Map(desk.people.map((person) => [person.id, person])), [desk.people]);
  const label = (participantId: string) => {
    const person = people.get(participantId);
    return shown ? (person?.name ?? "–") : t("person", { number: person?.number ?? 0 });
  };
  return <Context value={{ shown, show: choose, label }}>{children}</Context>;
}
