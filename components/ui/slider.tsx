"use client";
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
  onChange: (value: number) => void;
}

/** A labelled slider with its value beside it. */
export function Slider({ label, value, min, max, step, format = String, disabled, onChange }: Props) {
  const id = useId();
  return (
    <div className="space-y-1">
      <div className="flex justify-between gap-2 text-sm">
        <span id={id} className="font-medium">
          {label}
        </span>
        <output className="tabular text-muted">{format(value)}</output>
      </div>
      <Radix.Root
        value={[value]}
        min={min}
        max={max}
        step={step}
        disabled={disabled}
        onValueChange={([next]) => onChange(next)}
        className="relative flex h-11 touch-none items-center select-none"
      >
        <Radix.Track className="relative h-1.5 grow rounded-full bg-line">
          <Radix.Range className="absolute h-full rounded-full bg-accent" />
        </Radix.Track>
        <Radix.Thumb
          aria-labelledby={id}
          aria-valuetext={format(value)}
          className="block size-6 rounded-full border-2 border-accent bg-surface shadow-card"
        />
      </Radix.Root>
    </div>
  );
}
