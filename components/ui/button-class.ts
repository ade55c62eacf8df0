import { clsx } from "clsx";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

const variants: Record<ButtonVariant, string> = {
  primary: "forced-colors:border bg-accent text-on-accent hover:bg-accent-strong",
  secondary: "border border-line-strong bg-surface text-text hover:bg-sunken",
  ghost: "text-text hover:bg-sunken",
  danger: "forced-colors:border bg-bad text-on-bad hover:brightness-110",
};

const sizes: Record<ButtonSize, string> = {
  sm: "min-h-9 pointer-coarse:min-h-11 gap-1.5 px-3 text-sm",
  md: "min-h-11 gap-2 px-4 text-base",
  lg: "min-h-13 gap-2.5 px-6 text-lg",
};

/** The look of a button, for links that act as one. */
export const buttonClass = (variant: ButtonVariant = "primary", size: ButtonSize = "md"): string =>
  clsx(
    "inline-flex select-none items-center justify-center rounded-md font-medium transition-colors [&>svg]:shrink-0",
    "disabled:opacity-55 aria-disabled:opacity-55",
    variants[variant],
    sizes[size],
  );
