"use client";
import { useTranslations } from "next-intl";
import { createContext, useContext, useEffect, useMemo, useRef, type ReactNode } from "react";
import { useHeld } from "@/components/live/held";
import { useToast } from "@/components/ui/toast";
import { useStore } from "@/components/ui/use-store";
import { Bench, type BenchState } from "@/lib/lab/compare/bench";
import { labDatabase } from "@/lib/lab/lab-database";

const BenchContext = createContext<Bench | null>(null);

interface Props {
  owner: string;
  /** nobody trains just now; what was begun goes on afterwards */
  resting?: boolean;
  children: ReactNode;
}

/** Gives the views below the owner's bench. It works on while they come and go. */
export function BenchProvider({ owner, resting = false, children }: Props) {
  const t = useTranslations("compare.storage");
  const toast = useToast();
  const notices = useRef({ onGone: (_count: number) => {}, onFailed: () => {} });
  useEffect(() => {
    notices.current = {
      onGone: (count) => toast({ text: t("gone", { count }) }),
      onFailed: () => toast({ text: t("failed"), tone: "bad" }),
    };
  });
  const open = useMemo(
    () => () =>
      new Bench(owner, async () => (await labDatabase()).comparisons, {
        onGone: (count) => notices.current.onGone(count),
        onFailed: () => notices.current.onFailed(),
      }),
    [owner],
  );
  const bench = useHeld(open);
  useEffect(() => (resting ? bench?.rest() : undefined), [bench, resting]);
  return <BenchContext value={bench}>{children}</BenchContext>;
}

/** The bench around this view; null before it is there. */
export const useBench = (): Bench | null => useContext(BenchContext);

const nothing: BenchState = { comparisons: [], live: new Map(), active: [], leftMs: null, ready: false };

/** What the bench holds and does. */
export const useBenchState = (): BenchState => useStore(useBench(), nothing);
