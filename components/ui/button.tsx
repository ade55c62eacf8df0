"use client";
import { clsx } from "clsx";
import { useState, type ComponentProps, type MouseEvent } from "react";
import { buttonClass, type ButtonSize, type ButtonVariant } from "./button-class";
import { Spinner } from "./spinner";

interface Props extends Omit<ComponentProps<"button">, "onClick"> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** while what it promised is under way, the button shows that and refuses further presses */
  onClick?: (event: MouseEvent<HTMLButtonElement>) => unknown;
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
  const [promised, setPromised] = useState(false);
  const refuses = busy || promised;
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (refuses) return event.preventDefault();
    const promise = onClick?.(event);
    if (!(promise instanceof Promise)) return;
    setPromised(true);
    const end = () => setPromised(false);
    promise.then(end, end);
  };
  return (
    <button
      type={type}
      aria-busy={refuses || undefined}
      aria-disabled={refuses || undefined}
      className={clsx(buttonClass(variant, size), className)}
      onClick={press}
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
