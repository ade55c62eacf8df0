const width = 48;
const height = 16;

/** Points that a line is drawn over at least: less is the luck of the points, and would look like a climb. */
const leastSpan = 10;

/** Where recent accuracies stand between the lowest and the highest of them, from 0 to 1. @param spark in per cent */
export function sparkHeights(spark: readonly number[]): number[] {
  const [low, high] = [Math.min(...spark), Math.max(...spark)];
  const span = Math.max(leastSpan, high - low);
  const from = (low + high - span) / 2;
  // none leaves the frame
  const base = Math.min(100 - span, Math.max(0, from));
  return spark.map((value) => (value - base) / span);
}

/** Recent accuracies, by their own lowest and highest; what they say stands beside them in words. */
export function SparkLine({ spark }: { spark: readonly number[] }) {
  if (spark.length < 2) return null;
  const points = sparkHeights(spark).map((part, at) => {
    const x = 1 + (at / (spark.length - 1)) * (width - 2);
    return `${Math.round(x)},${height - 1 - part * (height - 2)}`;
  });
  return (
    <svg aria-hidden viewBox={`0 0 ${width} ${height}`} className="h-4 w-12 shrink-0 text-accent">
      <polyline points={points.join(" ")} fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  );
}
