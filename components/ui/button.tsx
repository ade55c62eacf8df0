import { clsx } from "clsx";
import type { ComponentProps } from "react";
import { Spinner } from "./spinner";

type Variant = "primary" | "secondary" | "ghost" | "danger";
type Size = "sm" | "md" | "lg";

const variants: Record<Variant, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong",
  secondary: "border border-line-strong bg-surface text-text hover:bg-sunken",
  ghost: "text-text hover:bg-sunken",
  danger: "bg-bad text-on-bad hover:brightness-110",
};

const sizes: Record<Size, string> = {
  sm: "min-h-9 pointer-coarse:min-h-11 gap-1.5 px-3 text-sm",
  md: "min-h-11 gap-2 px-4 text-base",
  lg: "min-h-13 gap-2.5 px-6 text-lg",
};

/** The look of a button, for links that act as one. */
export const buttonClass = (variant: Variant = "primary", size: Size = "md"): string =>
  clsx(
    "inline-flex select-none items-center justify-center rounded-md font-medium transition-colors [&>svg]:shrink-0",
    "disabled:opacity-55 aria-disabled:opacity-55",
    variants[variant],
    sizes[size],
  );

interface Props extends ComponentProps<"button"> {
  variant?: Variant;
  size?: Size;
  /** shows a spinner and refuses clicks, keeping the focus */
  busy?: boolean;
}

export function Button({
  variant,
  size,
  busy = false,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: Props) {
  return (
    <button
      type={type}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      className={clsx(buttonClass(variant, size), className)}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}

/** A square button with an icon; its name is spoken and shown as a title. */
export function IconButton({
  label,
  small = false,
  className,
  children,
  ...rest
}: ComponentProps<"button"> & {
  label: string;
  /** where many stand close together; not under a finger */
  small?: boolean;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={clsx(
        "inline-flex shrink-0 items-center justify-center rounded-md text-text hover:bg-sunken disabled:opacity-50",
        small ? "size-8 pointer-coarse:size-11" : "size-11",
        className,
      )}
      {...rest}
    >
      {children}
    </button>
  );
}
