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

function Note({ id, hint, error }: { id: string } & Pick<FieldProps, "hint" | "error">) {
  if (error)
    return (
      <p id={id} role="alert" className="text-sm text-bad">
        {error}
      </p>
    );
  if (!hint) return null;
  return (
    <p id={id} className="text-sm text-muted">
      {hint}
    </p>
  );
}

type Control<Tag extends "input" | "textarea" | "select"> = FieldProps & ComponentProps<Tag>;

/** Label and note around a control, and what the control needs to belong to them. */
function useFrame<Tag extends "input" | "textarea" | "select">(
  { label, hint, error, labelHidden, className, ...rest }: Control<Tag>,
  look?: string,
) {
  const id = useId();
  const note = `${id}-note`;
  const control = {
    ...{ id, "aria-invalid": !!error, "aria-describedby": hint || error ? note : undefined },
    className: clsx(box, look, className),
    ...rest,
  };
  const frame = (children: ReactNode) => (
    <div className="space-y-1.5">
      <label htmlFor={id} className={clsx("block text-sm font-medium", labelHidden && "sr-only")}>
        {label}
      </label>
      {children}
      <Note {...{ id: note, hint, error }} />
    </div>
  );
  return { control, frame };
}

/** A labelled text input. */
export function TextField(props: Control<"input">) {
  const { control, frame } = useFrame<"input">(props);
  return frame(<input {...control} />);
}

/** A labelled multi-line input. */
export function TextArea(props: Control<"textarea">) {
  const { control, frame } = useFrame<"textarea">(props, "py-2");
  return frame(<textarea {...control} />);
}

/** A labelled native select: the best one on a phone. */
export function SelectField(props: Control<"select">) {
  const { control, frame } = useFrame<"select">(props, "pr-8");
  return frame(<select {...control} />);
}
