"use client";
import { clsx } from "clsx";
import type { CSSProperties, KeyboardEvent, ReactNode } from "react";
import type { GraphLayout } from "@/lib/lab/picture/graph-layout";

interface Props {
  columns: GraphLayout["columns"];
  /** takes the height it is given; else as high as its rows need */
  fill: boolean;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  children: ReactNode;
}

/**
 * What the graph is drawn on. Its units are as large as row and column leave room for, from 24 pixels, or 44 under a
 * finger, to 48.
 */
export function GraphPlane({ columns, fill, onKeyDown, children }: Props) {
  const rows = Math.max(...columns.map(({ nodes }) => nodes.length));
  // React's type of a style knows no custom properties
  const style = { "--rows": rows, "--columns": columns.length } as CSSProperties;
  return (
    <div
      style={style}
      onKeyDown={onKeyDown}
      className={clsx(
        "relative @container-size min-w-[calc(var(--columns)*2rem)] pointer-coarse:min-w-[calc(var(--columns)*3.125rem)]",
        fill
          ? "min-h-[calc(var(--rows)*1.75rem)] grow pointer-coarse:min-h-[calc(var(--rows)*3.125rem)]"
          : "h-[calc(max(var(--rows),4)*2.75rem)] pointer-coarse:h-[calc(max(var(--rows),3)*3.125rem)]",
      )}
    >
      <div className="absolute inset-0 [--least:1.5rem] [--node:clamp(var(--least),min(100cqh/var(--rows)-6px,100cqw/var(--columns)-6px),3rem)] pointer-coarse:[--least:2.75rem]">
        {children}
      </div>
    </div>
  );
}
