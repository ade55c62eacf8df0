"use client";
import { useFormatter, useTranslations } from "next-intl";

const width = 96;
const height = 28;

/** A loss curve in one line of text. */
export function Sparkline({ losses, epochs }: { losses: readonly number[]; epochs: number }) {
  const t = useTranslations("review.evidence");
  const format = useFormatter();
  if (losses.length < 2) return null;
  const low = Math.min(...losses);
  const range = Math.max(...losses) - low || 1;
  const points = losses.map((loss, i) => {
    const x = (i / (losses.length - 1)) * (width - 4) + 2;
    const y = height - 2 - ((loss - low) / range) * (height - 4);
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  const digits = { maximumSignificantDigits: 3 };
  const label = t("curve", {
    from: format.number(losses[0], digits),
    to: format.number(losses[losses.length - 1], digits),
    epochs: format.number(epochs),
  });
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} className="h-7 w-24 text-accent">
      <title>{label}</title>
      <polyline points={points.join(" ")} fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  );
}
