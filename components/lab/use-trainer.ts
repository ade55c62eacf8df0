"use client";
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from "react";
import { useHydrating } from "@/components/ui/use-hydrating";
import { defaultConfig } from "@/lib/lab/config/config-link";
import { UnderwayKeeper } from "@/lib/lab/keep/underway-keeper";
import { labDatabase } from "@/lib/lab/lab-database";
import { LabController } from "@/lib/lab/run/lab-controller";
import type { LabOptions } from "@/lib/lab/run/lab-options";
import type { LabState } from "@/lib/lab/run/lab-state";
import type { Config } from "@/lib/spiral/config";

const LabContext = createContext<LabController | null>(null);

/** Gives the views below their lab. */
export const LabProvider = LabContext.Provider;

/** Whose lab it is and where it stands: a run goes on only in the same place. */
export interface LabPlace {
  owner: string;
  place: string;
  /** old things went to make room for what is kept */
  onGone: (count: number) => void;
}

/** A lab of one's own, drawn by the server as it is before anything is set, and at work while the component is mounted. */
export function useTrainer(config: Config, where: LabPlace, options: LabOptions): LabController {
  const hydrating = useHydrating();
  const create = () => {
    const keeper = new UnderwayKeeper({ ...where, database: labDatabase });
    // a page that was kept is the same for every address
    return new LabController(hydrating ? defaultConfig : config, { ...options, keeper });
  };
  const [lab, setLab] = useState(create);
  useEffect(() => {
    // in development React leaves at once and comes again
    const mine = lab.closed ? create() : lab;
    // the controller lives outside React: it holds a worker, which only an effect may start and end
    mine.open(config);
    // eslint-disable-next-line react-hooks/set-state-in-effect
    setLab(mine);
    return () => mine.close();
    // what it is given is only the first ones; later configs go through configure
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return lab;
}

/** The lab of this page. */
export function useLab(): LabController {
  const lab = useContext(LabContext);
  if (!lab) throw new Error("no lab around this view");
  return lab;
}

/** A part of the lab's state; the view draws again only when that part changes. */
export function useLabState<Part>(select: (state: LabState) => Part): Part {
  const lab = useLab();
  return useSyncExternalStore(
    lab.subscribe,
    () => select(lab.get()),
    () => select(lab.get()),
  );
}

/** A part of the lab's state, at most once in so many milliseconds, for views that cost something. */
export function useSlowLabState<Part>(select: (state: LabState) => Part, every: number): Part {
  const lab = useLab();
  const [part, setPart] = useState(() => select(lab.get()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const read = () => {
      timer = null;
      setPart(() => select(lab.get()));
    };
    const stop = lab.subscribe(() => {
      timer ??= setTimeout(read, every);
    });
    read();
    return () => {
      stop();
      if (timer) clearTimeout(timer);
    };
    // `select` is written inline and means the same every time
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [lab, every]);
  return part;
}
