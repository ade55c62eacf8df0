"use client";
import { useEffect, useRef, useState } from "react";
import { useStore } from "@/components/ui/use-store";
import { isExperimentId, type ExperimentId } from "@/lib/content/experiment";
import type { PublicSession } from "@/lib/contract/views";
import type { Keeping } from "@/lib/lab/keep/underway-keeper";
import { followLed } from "@/lib/lab/run/follow-led";
import { sameSetup } from "@/lib/spiral/same-setup";
import { useLab, useLabState } from "../use-trainer";

/** To what in the lab everybody was brought, when they were. */
export type Brought = NonNullable<NonNullable<PublicSession["lead"]>["focus"]>;

/** Where one stands to it, and the way to the other side. */
export interface BroughtPlace {
  /** at the class's set-up while one's own is kept; at one's own while the class's is open; at an experiment's lab */
  kind: "class" | "own" | "experiment";
  go: () => void;
}

interface Props {
  brought: Brought | undefined;
  onExperiment: (id: ExperimentId) => void;
  onPlace: (place: BroughtPlace | null) => void;
}

/** Brings the lab's beginning into sight, from wherever below it one was. */
function comeToTheLab(): void {
  if (scrollY < innerHeight / 2) return;
  // what had the focus goes out of sight
  document
    .querySelector<HTMLElement>("#content [role=tab][aria-selected=true]")
    ?.focus({ preventScroll: true });
  scrollTo({ top: 0 });
}

const nothing: Keeping = { lasting: null, offer: null, laidAside: false };

/** Opens in the lab what the class is brought to, and tells the page about the ways there and back. */
export function BroughtHere({ brought, onExperiment, onPlace }: Props) {
  const lab = useLab();
  const { setup, item = "", at } = brought ?? {};
  const [followed, setFollowed] = useState<string | null>(null);
  useEffect(() => {
    if (setup && at !== undefined) return followLed(lab, setup, at, () => setFollowed(at));
  }, [lab, setup, at]);
  const known = useRef(at);
  useEffect(() => {
    // a page that is loaded anew stays where it was
    if (!setup || followed === null || followed !== at || known.current === at) return;
    known.current = at;
    comeToTheLab();
  }, [setup, followed, at]);
  const experiment = isExperimentId(item) ? item : null;
  useEffect(() => {
    if (experiment && at !== undefined) onExperiment(experiment);
  }, [experiment, at, onExperiment]);
  const { laidAside } = useStore(lab.keeping, nothing);
  const elsewhere = useLabState(({ config }) => setup !== undefined && !sameSetup(config, setup));
  useEffect(() => {
    if (experiment) onPlace({ kind: "experiment", go: () => onExperiment(experiment) });
    else if (laidAside) onPlace({ kind: "class", go: () => void lab.backToOwn() });
    else if (setup && elsewhere && followed === at)
      onPlace({ kind: "own", go: () => void lab.openLed(setup, null) });
    else onPlace(null);
    return () => onPlace(null);
  }, [lab, laidAside, setup, elsewhere, followed, at, experiment, onExperiment, onPlace]);
  return null;
}
