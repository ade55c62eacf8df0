import { clsx } from "clsx";
import type { ComponentProps } from "react";

interface Props extends ComponentProps<"button"> {
  label: string;
  /** what is read beside the sign */
  word: string;
  /** what it stands for is so just now */
  on: boolean;
  /** how many wait behind it; nothing is said of none */
  count?: number;
}

/** One of the row of controls by which the class is led: a sign and a word, and a mark on it while something stands. On a phone the word stands below. */
export function LeadButton({ label, word, on, count = 0, className, children, ...rest }: Props) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      data-lead
      className={clsx(
        "inline-flex min-h-11 min-w-11 shrink-0 items-center justify-center gap-x-1.5 rounded-md border px-2.5 font-medium max-sm:flex-col max-sm:px-0.5 max-sm:py-1",
        on
          ? "border-accent bg-accent-soft text-accent-strong"
          : "border-line-strong bg-surface text-text hover:bg-sunken",
        className,
      )}
      {...rest}
    >
      <span className="inline-flex items-center gap-1">
        {children}
        {count > 0 && <span className="tabular">{count}</span>}
      </span>
      <span aria-hidden className="tabular text-sm leading-tight max-sm:text-xs sm:whitespace-nowrap">
        {word}
      </span>
    </button>
  );
}
