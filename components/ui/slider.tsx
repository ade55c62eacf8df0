"use client";
import { clsx } from "clsx";
import { Slider as Radix } from "radix-ui";
import { useId } from "react";

interface Props {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  /** what is shown and spoken for a value */
  format?: (value: number) => string;
  disabled?: boolean;
  /** the slider alone, where a field above it shows its value: low, except under a finger */
  bare?: boolean;
  onChange: (value: number) => void;
  /** it was let go, or moved by a key */
  onCommit?: (value: number) => void;
}

/** A labelled slider with its value beside it. */
export function Slider({ label, value, format = String, bare, onChange, onCommit, ...range }: Props) {
  const id = useId();
  return (
    <div className={clsx(!bare && "space-y-1")}>
      {!bare && (
        <div className="flex justify-between gap-2 text-sm">
          <span id={id} className="font-medium">
            {label}
          </span>
          <output className="tabular text-muted">{format(value)}</output>
        </div>
      )}
      <Radix.Root
        {...range}
        value={[value]}
        onValueChange={([next]) => onChange(next)}
        onValueCommit={([next]) => onCommit?.(next)}
        className={clsx(
          "relative flex touch-none items-center select-none data-disabled:opacity-50",
          bare ? "h-6 pointer-coarse:h-11" : "h-11",
        )}
      >
        <Radix.Track className="relative h-1.5 grow rounded-full bg-line forced-colors:bg-[CanvasText]">
          <Radix.Range className="absolute h-full rounded-full bg-accent forced-colors:bg-[Highlight]" />
        </Radix.Track>
        <Radix.Thumb
          aria-labelledby={bare ? undefined : id}
          aria-label={bare ? label : undefined}
          aria-valuetext={format(value)}
          className="grid size-6 place-items-center rounded-full"
        >
          <span
            className={clsx(
              "rounded-full border-2 border-accent bg-surface shadow-card",
              bare ? "size-4 pointer-coarse:size-6" : "size-6",
            )}
          />
        </Radix.Thumb>
      </Radix.Root>
    </div>
  );
}
