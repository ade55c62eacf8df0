"use client";
import { clsx } from "clsx";
import { useState, type ComponentProps, type MouseEvent } from "react";
import { buttonClass, type ButtonSize, type ButtonVariant } from "./button-class";
import { restingLook, useRest } from "./rest";
import { Spinner } from "./spinner";

interface Props extends Omit<ComponentProps<"button">, "onClick"> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** while what it promised is under way, the button shows that and refuses further presses */
  onClick?: (event: MouseEvent<HTMLButtonElement>) => unknown;
  /** shows a spinner and refuses clicks, keeping the focus */
  busy?: boolean;
  /** it begins something that rests while the class does */
  rests?: boolean;
}

export function Button({
  variant,
  size,
  busy = false,
  rests = false,
  className,
  children,
  onClick,
  type = "button",
  ...others
}: Props) {
  const [promised, setPromised] = useState(false);
  const refuses = busy || promised;
  const rest = useRest();
  const resting = rests ? rest : null;
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (refuses || resting !== null) return event.preventDefault();
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
      aria-disabled={refuses || resting !== null || undefined}
      className={clsx(buttonClass(variant, size), className)}
      onClick={press}
      {...others}
      {...restingLook(resting)}
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
  rests = false,
  className,
  children,
  onClick,
  ...others
}: ComponentProps<"button"> & {
  label: string;
  /** it begins something that rests while the class does */
  rests?: boolean;
  /** where many stand close together; not under a finger */
  small?: boolean;
}) {
  const rest = useRest();
  const resting = rests ? rest : null;
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={clsx(
        "inline-flex shrink-0 items-center justify-center rounded-md text-text hover:bg-sunken disabled:opacity-50 aria-disabled:opacity-50",
        small ? "size-8 pointer-coarse:size-11" : "size-11",
        className,
      )}
      // the focus stays on what rests
      aria-disabled={resting !== null || undefined}
      onClick={resting === null ? onClick : undefined}
      {...others}
      {...restingLook(resting)}
    >
      {children}
    </button>
  );
}
