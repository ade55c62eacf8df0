"use client";
import { useLab, useLabState } from "../use-trainer";
import type { PanelProps } from "./panel-props";

/** The config of the lab in front, for the controls that change it. */
export function usePanel(): PanelProps {
  const lab = useLab();
  const config = useLabState((state) => state.config);
  return { config, locked: false, onChange: (next) => void lab.configure(next) };
}
