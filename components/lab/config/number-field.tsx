"use client";
import { clsx } from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { smallControl, smallLabel, useReadOnly } from "@/components/ui/field";
import { numberText, typedNumber } from "@/lib/lab/config/typed-number";

/** What is said of what was typed, while the number is the one that it was said of. */
interface Note {
  said: string;
  of: number;
}

interface Props {
  label: ReactNode;
  value: number;
  min: number;
  max: number;
  /** whole numbers only */
  whole?: boolean;
  disabled?: boolean;
  hint?: ReactNode;
  /** label for screen readers only */
  labelHidden?: boolean;
  /** for rows of many controls: lower, except under a finger; what is said about it floats and moves nothing */
  small?: boolean;
  /** where its container leaves room for three figures and no more, it takes no more */
  tight?: boolean;
  className?: string;
  onChange: (value: number) => void;
}

/** A number that is taken when one leaves the field or presses Enter; out of range is clamped and said. */
export function NumberField({
  label,
  value,
  min,
  max,
  whole,
  disabled,
  hint,
  labelHidden,
  small,
  tight,
  className,
  onChange,
}: Props) {
  const t = useTranslations("lab.number");
  const format = useFormatter();
  const id = useId();
  const { readOnly, ...look } = useReadOnly();
  const [text, setText] = useState<string | null>(null);
  const [note, setNote] = useState<Note | null>(null);
  const said = note?.of === value ? note.said : null;
  const show = (limit: number) =>
    Math.abs(limit) < 1e-3 && limit !== 0 ? numberText(limit) : format.number(limit);

  const commit = () => {
    if (text === null) return;
    setText(null);
    const typed = typedNumber(text, whole);
    if (Number.isNaN(typed)) return setNote({ said: t("notNumber", { kept: numberText(value) }), of: value });
    const rounded = whole ? Math.round(typed) : typed;
    const next = Math.min(max, Math.max(min, rounded));
    const remark =
      next !== rounded
        ? t("clamped", { min: show(min), max: show(max), value: numberText(next) })
        : rounded !== typed
          ? t("rounded", { value: numberText(next) })
          : null;
    setNote(remark === null ? null : { said: remark, of: next });
    if (next !== value) onChange(next);
  };
  const leave = useRef(commit);
  useEffect(() => {
    leave.current = commit;
  });
  useEffect(() => {
    // a page that is reloaded or left takes the focus from nothing
    const left = () => leave.current();
    window.addEventListener("pagehide", left);
    return () => window.removeEventListener("pagehide", left);
  }, []);
  const nudge = (direction: number) => {
    const base = text === null ? value : typedNumber(text, whole);
    if (!whole || readOnly || Number.isNaN(base)) return;
    setText(null);
    setNote(null);
    onChange(Math.min(max, Math.max(min, Math.round(base) + direction)));
  };

  return (
    <div className={clsx("relative min-w-0", small ? "space-y-0.5" : "space-y-1", className)}>
      <label
        htmlFor={id}
        className={labelHidden ? "sr-only" : clsx("block font-medium", small ? smallLabel : "text-sm")}
      >
        {label}
      </label>
      <input
        id={id}
        type="text"
        inputMode={whole ? "numeric" : "decimal"}
        autoComplete="off"
        disabled={disabled}
        readOnly={readOnly}
        {...look}
        value={text ?? numberText(value)}
        aria-describedby={said || hint ? `${id}-note` : undefined}
        onChange={(event) => setText(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
          if (event.key === "ArrowUp") nudge(1);
          if (event.key === "ArrowDown") nudge(-1);
        }}
        className={clsx(
          "tabular w-full rounded-md border border-line-strong bg-surface disabled:bg-sunken disabled:text-muted data-resting:border-dashed data-resting:bg-sunken",
          small ? smallControl : "min-h-11 px-3 text-base",
          tight &&
            "@max-[4rem]:px-0 @max-[4rem]:text-center @max-[3rem]:text-xs @max-[3rem]:pointer-coarse:text-base",
        )}
      />
      {(said || hint) && (
        <p
          id={`${id}-note`}
          role={said ? "status" : undefined}
          className={clsx(
            "text-xs text-muted",
            small &&
              said &&
              "pointer-events-none absolute top-full z-20 mt-1 w-48 rounded-md border bg-surface p-2 shadow-card",
          )}
        >
          {said ?? hint}
        </p>
      )}
    </div>
  );
}
