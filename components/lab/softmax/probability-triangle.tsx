"use client";
import { useFormatter, useTranslations } from "next-intl";
import { classLetter } from "../canvas/palette";

/** Corners of the triangle for three classes, in a 200×180 box. */
const corners = [
  [100, 12],
  [12, 166],
  [188, 166],
] as const;

/** Where three probabilities lie in the triangle: the nearer a corner, the more probable its class. */
export function ProbabilityTriangle({ probabilities }: { probabilities: readonly number[] }) {
  const t = useTranslations("lab.triangle");
  const format = useFormatter();
  const percent = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 1 });
  const x = corners.reduce((sum, corner, k) => sum + corner[0] * (probabilities[k] ?? 0), 0);
  const y = corners.reduce((sum, corner, k) => sum + corner[1] * (probabilities[k] ?? 0), 0);
  const words = probabilities.map((p, k) => `${classLetter(k)} ${percent(p)}`).join(", ");
  return (
    <svg
      role="img"
      aria-label={t("words", { probabilities: words })}
      viewBox="0 -4 200 190"
      className="w-full max-w-72"
    >
      <polygon
        points={corners.map((corner) => corner.join(",")).join(" ")}
        fill="var(--sunken)"
        stroke="var(--line-strong)"
      />
      {/* lines of equal shares: beyond them one class leads */}
      {corners.map((_, k) => {
        const [a, b] = [0, 1, 2].filter((other) => other !== k);
        const middle = [(corners[a][0] + corners[b][0]) / 2, (corners[a][1] + corners[b][1]) / 2];
        return (
          <line
            key={k}
            x1="100"
            y1="114.7"
            x2={middle[0]}
            y2={middle[1]}
            stroke="var(--line-strong)"
            strokeDasharray="3 3"
          />
        );
      })}
      {corners.map(([cx, cy], k) => (
        <text
          key={k}
          x={cx}
          y={k === 0 ? cy - 4 : cy + 15}
          textAnchor="middle"
          fontSize="13"
          fontWeight="700"
          fill={`var(--class-${k})`}
        >
          {classLetter(k)}
        </text>
      ))}
      {Number.isFinite(x) && (
        <circle cx={x} cy={y} r="6" fill="var(--accent)" stroke="var(--surface)" strokeWidth="2" />
      )}
    </svg>
  );
}
