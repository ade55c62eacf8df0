"use client";
import { clsx } from "clsx";
import { useId, type ComponentProps, type ReactNode } from "react";
import { restingLook, useRest } from "./rest";

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  /** replaces the hint, spoken at once */
  error?: ReactNode;
  /** label for screen readers only */
  labelHidden?: boolean;
  /** for rows of many controls: lower, except under a finger */
  small?: boolean;
  /** classes of the label and the control together */
  frameClass?: string;
}

const box =
  "w-full rounded-md border border-line-strong bg-surface text-text placeholder:text-muted aria-invalid:border-bad disabled:bg-sunken disabled:text-muted data-resting:border-dashed data-resting:bg-sunken";
const usual = "min-h-11 px-3 text-base";

/** The label of a control in a row of many. */
export const smallLabel = "truncate text-xs text-muted";
/** The size of a control in a row of many. */
export const smallControl = "min-h-9 px-2 text-sm pointer-coarse:min-h-11 pointer-coarse:text-base";

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
  { label, hint, error, labelHidden, small, frameClass, className, ...rest }: Control<Tag>,
  look?: string,
) {
  const id = useId();
  const note = `${id}-note`;
  const control = {
    ...{ id, "aria-invalid": !!error, "aria-describedby": hint || error ? note : undefined },
    className: clsx(box, small ? smallControl : usual, look, className),
    ...rest,
  };
  const frame = (children: ReactNode) => (
    <div className={clsx(small ? "min-w-0 space-y-0.5" : "space-y-1.5", frameClass)}>
      <label
        htmlFor={id}
        className={clsx("block font-medium", small ? smallLabel : "text-sm", labelHidden && "sr-only")}
      >
        {label}
      </label>
      {children}
      <Note {...{ id: note, hint, error }} />
    </div>
  );
  return { control, frame };
}

/** Typing rests while the class does: the text stays, can be read and chosen from, and nothing is added. */
export function useReadOnly(readOnly?: boolean) {
  const rest = useRest();
  return { ...restingLook(rest), readOnly: rest !== null || readOnly };
}

/** A labelled text input. */
export function TextField(props: Control<"input">) {
  const { control, frame } = useFrame<"input">(props);
  return frame(<input {...control} {...useReadOnly(control.readOnly)} />);
}

/** A labelled multi-line input. */
export function TextArea(props: Control<"textarea">) {
  const { control, frame } = useFrame<"textarea">(props, "py-2");
  return frame(<textarea {...control} {...useReadOnly(control.readOnly)} />);
}

/** A labelled native select: the best one on a phone. */
export function SelectField(props: Control<"select">) {
  const { control, frame } = useFrame<"select">(props, props.small ? "pr-1" : "pr-8");
  return frame(<select {...control} />);
}
