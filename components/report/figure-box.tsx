import type { Axes, Axis } from "@/lib/tensorlab/figure/figure";
import { AxesPlot } from "@/components/tensors/plot/axes-plot";

/** As narrow as it ever is, so that its words are never drawn smaller than they are. */
const width = 340;
const height = 230;

/** An axis whose ends the data decide. */
export const freeAxis: Axis = { low: null, high: null, log: false, margin: 0.05, ticks: null, labels: null };

/** What is the same of all plots of a report. */
export const plainAxes: Omit<Axes, "xlabel" | "ylabel" | "x" | "y" | "marks"> = {
  ...{ spot: [0, 0, 1, 1], title: "", grid: true, frame: true, shape: "auto", legend: null, bar: null },
};

/** One plot on white paper, as wide as there is room. @param words what it shows, for who does not see it */
export function FigureBox({ axes, words }: { axes: Axes; words: string }) {
  return (
    <svg
      role="img"
      aria-label={words}
      viewBox={`0 0 ${width} ${height}`}
      color="#000000"
      fill="currentColor"
      fontSize={12}
      fontFamily="system-ui, sans-serif"
      className="h-auto w-full rounded-md border [print-color-adjust:exact]"
    >
      <rect width={width} height={height} fill="#ffffff" />
      <AxesPlot axes={axes} cell={{ left: 0, top: 0, width, height }} point={1} paper="#ffffff" />
    </svg>
  );
}
