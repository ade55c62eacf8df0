"use client";
import { useEffect, useRef, useState } from "react";
import { Photographer } from "@/lib/lab/picture/photographer";
import type { Pictures, Wanted } from "@/lib/lab/picture/view-request";
import { initialWeights } from "@/lib/spiral/network";
import { useLab, useSlowLabState } from "../use-trainer";

/** Milliseconds between two pictures while training. */
const every = 300;

/** Pictures of the run in front, taken anew as it trains. `want` must keep its identity between renders. */
export function usePictures(want: Wanted): Pictures {
  const lab = useLab();
  const config = useSlowLabState((state) => state.config, 0);
  const weights = useSlowLabState((state) => state.weights, every);
  const [pictures, setPictures] = useState<Pictures>({});
  const photographer = useRef<Photographer | null>(null);

  useEffect(() => {
    const one = new Photographer(setPictures);
    photographer.current = one;
    return () => one.close();
  }, []);

  useEffect(() => {
    const { network, dataset } = config;
    // before the first look the network is as it was made
    const current = lab.get().config === config && weights ? weights : initialWeights(config);
    photographer.current?.ask({ network, dataset, weights: current }, want);
  }, [lab, config, weights, want]);
  return pictures;
}
