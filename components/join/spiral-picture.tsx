import { useTranslations } from "next-intl";
import { courseDataset } from "@/lib/spiral/config";
import { drawPoints } from "@/lib/spiral/points";

const perClass = 90;
const { xy, labels } = drawPoints({ ...courseDataset(7), noise: 0.12 }, perClass, "training");

/** A circle, a square, a triangle: the classes differ in shape too. */
const shapes = [
  (x: number, y: number) => `M${x - 1.1} ${y}a1.1 1.1 0 1 0 2.2 0a1.1 1.1 0 1 0 -2.2 0`,
  (x: number, y: number) => `M${x - 1} ${y - 1}h2v2h-2z`,
  (x: number, y: number) => `M${x} ${y - 1.3}l1.25 2.2h-2.5z`,
];

const round = (value: number): number => Math.round(value * 100) / 100;

const paths = shapes.map((shape, kind) =>
  Array.from(labels)
    .flatMap((label, i) => (label === kind ? shape(round(xy[2 * i] * 48), round(-xy[2 * i + 1] * 48)) : []))
    .join(""),
);

/** The course's own data, drawn by its own generator. */
export function SpiralPicture({ className }: { className?: string }) {
  const t = useTranslations("join");
  return (
    <svg role="img" aria-label={t("spiralAlt")} viewBox="-54 -54 108 108" className={className}>
      {paths.map((path, kind) => (
        <path key={kind} d={path} fill={`var(--class-${kind})`} />
      ))}
    </svg>
  );
}
