"use client";
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from "react";
import { LabController, type LabOptions } from "@/lib/lab/run/lab-controller";
import type { LabState } from "@/lib/lab/run/lab-state";
import type { Config } from "@/lib/spiral/config";

const LabContext = createContext<LabController | null>(null);

/** Gives the views below their lab. */
export const LabProvider = LabContext.Provider;

/** A lab of one's own while the component is mounted; null on the server and before the first effect. */
export function useTrainer(config: Config, options: LabOptions): LabController | null {
  const [lab, setLab] = useState<LabController | null>(null);
  useEffect(() => {
    const next = new LabController(config, options);
    // the controller lives outside React: it holds a worker, which only an effect may start and end
    // eslint-disable-next-line react-hooks/set-state-in-effect
    setLab(next);
    return () => next.close();
    // config and options are only the first ones; later configs go through configure
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
