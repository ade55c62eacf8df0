"use client";
import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";

interface Props {
  title: ReactNode;
  /** the state in a few words, seen while folded */
  summary?: ReactNode;
  open?: boolean;
  children: ReactNode;
}

/** A foldable group of controls. */
export function Section({ title, summary, open = true, children }: Props) {
  return (
    <details open={open} className="group rounded-lg border bg-surface shadow-card">
      <summary className="flex min-h-12 list-none items-center gap-3 rounded-lg px-4 [&::-webkit-details-marker]:hidden">
        <h2 className="text-base">{title}</h2>
        <span className="min-w-0 grow truncate text-right text-xs text-muted group-open:invisible">
          {summary}
        </span>
        <ChevronDown
          aria-hidden
          className="size-4 shrink-0 text-muted transition-transform group-open:rotate-180"
        />
      </summary>
      <div className="space-y-4 px-4 pb-4">{children}</div>
    </details>
  );
}

/** Rarely used controls, folded away. */
export function More({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <details className="group/more">
      <summary className="flex min-h-9 pointer-coarse:min-h-11 list-none items-center gap-1.5 rounded-sm text-sm text-accent [&::-webkit-details-marker]:hidden">
        <ChevronDown aria-hidden className="size-4 transition-transform group-open/more:rotate-180" />
        {title}
      </summary>
      <div className="space-y-4 pt-2">{children}</div>
    </details>
  );
}
