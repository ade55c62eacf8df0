/** The shape of a class, as it is drawn on maps, for legends and buttons. */
export function ShapeSign({ label, className = "size-3.5" }: { label: number; className?: string }) {
  const fill = `var(--class-${label})`;
  return (
    <svg aria-hidden viewBox="-10 -10 20 20" className={className} fill={fill}>
      {label === 0 && <circle r="8" />}
      {label === 1 && <path d="M0 -9 L9 7 H-9 Z" />}
      {label === 2 && <path d="M-7 -7 H7 V7 H-7 Z" />}
      {label === 3 && <path d="M0 -10 L10 0 L0 10 L-10 0 Z" />}
      {label === 4 && <path d="M-3.5 -9 H3.5 V-3.5 H9 V3.5 H3.5 V9 H-3.5 V3.5 H-9 V-3.5 H-3.5 Z" />}
    </svg>
  );
}
