/** Every seed's accuracy as a dot on a common scale, with the mean as a line. The figures stand beside it. */
export function SeedDots({
  values,
  mean,
  range: [low, high],
}: {
  values: readonly number[];
  mean: number | null;
  range: readonly [number, number];
}) {
  const place = (value: number) => 4 + (112 * (value - low)) / (high - low || 1);
  return (
    <svg aria-hidden viewBox="0 0 120 24" className="h-6 w-30 text-accent">
      <line x1="4" y1="12" x2="116" y2="12" stroke="var(--line-strong)" strokeWidth="1" />
      {mean !== null && (
        <line x1={place(mean)} y1="3" x2={place(mean)} y2="21" stroke="var(--text)" strokeWidth="2" />
      )}
      {values.map((value, i) => (
        <circle key={i} cx={place(value)} cy="12" r="4" fill="currentColor" fillOpacity="0.6" />
      ))}
    </svg>
  );
}
