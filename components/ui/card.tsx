import { clsx } from "clsx";
import type { CSSProperties, ReactNode } from "react";

interface Props {
  title?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  className?: string;
  /** with properties of its own for the classes */
  style?: CSSProperties & Record<`--${string}`, string>;
}

/** A surface that groups one thing, with an optional heading row. */
export function Card({ title, actions, children, className, style }: Props) {
  return (
    <section style={style} className={clsx("rounded-lg border bg-surface p-4 shadow-card sm:p-5", className)}>
      {(title || actions) && (
        <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
          {title && <h2 className="text-lg">{title}</h2>}
          {actions}
        </div>
      )}
      {children}
    </section>
  );
}
