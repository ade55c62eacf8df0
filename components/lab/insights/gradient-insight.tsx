"use client";
import { GradientChart } from "../charts/gradient-chart";
import { useSlowLabState } from "../use-trainer";

export function GradientInsight() {
  const history = useSlowLabState((state) => state.gradients, 300);
  return <GradientChart history={history} height={260} />;
}
