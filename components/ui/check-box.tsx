import { clsx } from "clsx";
import type { ReactNode } from "react";

interface Props {
  checked: boolean;
  disabled?: boolean;
  /** for rows of figures and controls, where a finger has room around it */
  compact?: boolean;
  className?: string;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}

/** A box to tick, with its label beside it. */
export function CheckBox({ checked, disabled, compact, className, onChange, children }: Props) {
  return (
    <label
      className={clsx(
        "flex items-center",
        compact ? "min-h-9 gap-2 pointer-coarse:min-h-11" : "min-h-11 gap-3",
        className,
      )}
    >
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={({ target }) => onChange(target.checked)}
        className={clsx("shrink-0 accent-(--accent)", compact ? "size-4" : "size-5")}
      />
      {children}
    </label>
  );
}
