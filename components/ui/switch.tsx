"use client";
import { Switch as Radix } from "radix-ui";
import { useId, type ReactNode } from "react";

interface Props {
  label: ReactNode;
  hint?: ReactNode;
  /** the hint is a word, and stands beside the label where there is room */
  short?: boolean;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

/** A labelled on–off switch that acts at once. */
export function Switch({ label, hint, short = false, checked, disabled, onChange }: Props) {
  const id = useId();
  return (
    <div className="flex min-h-11 items-center justify-between gap-4">
      <span className={short ? "flex flex-wrap items-baseline gap-x-2" : undefined}>
        <label htmlFor={id} className="text-base">
          {label}
        </label>
        {hint && (
          <span id={`${id}-hint`} className="block text-sm text-muted">
            {hint}
          </span>
        )}
      </span>
      <Radix.Root
        id={id}
        checked={checked}
        disabled={disabled}
        onCheckedChange={onChange}
        aria-describedby={hint ? `${id}-hint` : undefined}
        // as high as a finger, whatever is drawn in it
        className="group flex h-11 w-12 shrink-0 items-center rounded-full disabled:opacity-50"
      >
        <span className="flex h-7 w-12 items-center rounded-full border border-line-strong bg-sunken transition-colors group-data-[state=checked]:border-accent group-data-[state=checked]:bg-accent">
          <Radix.Thumb className="block size-5 translate-x-0.5 rounded-full bg-line-strong transition-transform data-[state=checked]:translate-x-5.5 data-[state=checked]:bg-on-accent" />
        </span>
      </Radix.Root>
    </div>
  );
}
