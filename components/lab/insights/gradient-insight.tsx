"use client";
import { GradientChart } from "../pictures/gradient-chart";
import { useSlowLabState } from "../trainer/use-trainer";

export function GradientInsight() {
  const history = useSlowLabState((state) => state.gradients, 300);
  return <GradientChart history={history} height={260} />;
}
