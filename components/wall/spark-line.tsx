const width = 48;
const height = 16;

/** Recent accuracies, from 0 to 100; what they say stands beside them in words. */
export function SparkLine({ spark }: { spark: readonly number[] }) {
  if (spark.length < 2) return null;
  const points = spark.map((value, at) => {
    const x = 1 + (at / (spark.length - 1)) * (width - 2);
    return `${Math.round(x)},${height - 1 - (value / 100) * (height - 2)}`;
  });
  return (
    <svg aria-hidden viewBox={`0 0 ${width} ${height}`} className="h-4 w-12 shrink-0 text-accent">
      <polyline points={points.join(" ")} fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  );
}
