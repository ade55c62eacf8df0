"use client";
import { clsx } from "clsx";
import { useId, type ComponentProps, type ReactNode } from "react";

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  /** replaces the hint, spoken at once */
  error?: ReactNode;
  /** label for screen readers only */
  labelHidden?: boolean;
}

const box =
  "w-full min-h-11 rounded-md border border-line-strong bg-surface px-3 text-base text-text placeholder:text-muted aria-invalid:border-bad";

function Frame({
  id,
  label,
  hint,
  error,
  labelHidden,
  children,
}: FieldProps & { id: string; children: ReactNode }) {
  return (
    <div className="space-y-1.5">
      <label htmlFor={id} className={clsx("block text-sm font-medium", labelHidden && "sr-only")}>
        {label}
      </label>
      {children}
      {error ? (
        <p id={`${id}-note`} role="alert" className="text-sm text-bad">
          {error}
        </p>
      ) : hint ? (
        <p id={`${id}-note`} className="text-sm text-muted">
          {hint}
        </p>
      ) : null}
    </div>
  );
}

const noteOf = (id: string, { hint, error }: FieldProps) => (hint || error ? `${id}-note` : undefined);

/** A labelled text input. */
export function TextField({
  label,
  hint,
  error,
  labelHidden,
  className,
  ...rest
}: FieldProps & ComponentProps<"input">) {
  const id = useId();
  const frame = { label, hint, error, labelHidden };
  return (
    <Frame id={id} {...frame}>
      <input
        id={id}
        aria-invalid={!!error}
        aria-describedby={noteOf(id, frame)}
        className={clsx(box, className)}
        {...rest}
      />
    </Frame>
  );
}

/** A labelled multi-line input. */
export function TextArea({
  label,
  hint,
  error,
  labelHidden,
  className,
  ...rest
}: FieldProps & ComponentProps<"textarea">) {
  const id = useId();
  const frame = { label, hint, error, labelHidden };
  return (
    <Frame id={id} {...frame}>
      <textarea
        id={id}
        aria-invalid={!!error}
        aria-describedby={noteOf(id, frame)}
        className={clsx(box, "py-2", className)}
        {...rest}
      />
    </Frame>
  );
}

/** A labelled native select: the best one on a phone. */
export function SelectField({
  label,
  hint,
  error,
  labelHidden,
  className,
  children,
  ...rest
}: FieldProps & ComponentProps<"select">) {
  const id = useId();
  const frame = { label, hint, error, labelHidden };
  return (
    <Frame id={id} {...frame}>
      <select
        id={id}
        aria-invalid={!!error}
        aria-describedby={noteOf(id, frame)}
        className={clsx(box, "pr-8", className)}
        {...rest}
      >
        {children}
      </select>
    </Frame>
  );
}
