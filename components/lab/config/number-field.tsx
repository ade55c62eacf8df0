"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useId, useState, type ReactNode } from "react";

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
  onChange: (value: number) => void;
}

/** "1e-3" for small numbers, plain digits else; what one typed is understood back. */
const toText = (value: number): string =>
  value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e7) ? value.toExponential() : String(value);

const parse = (text: string): number => {
  const tidy = text.normalize("NFKC").trim().replace(",", ".");
  return tidy === "" ? NaN : Number(tidy);
};

/** A number that is taken when one leaves the field or presses Enter; out of range is clamped and said. */
export function NumberField({ label, value, min, max, whole, disabled, hint, labelHidden, onChange }: Props) {
  const t = useTranslations("lab.number");
  const format = useFormatter();
  const id = useId();
  const [text, setText] = useState<string | null>(null);
  const [note, setNote] = useState<string | null>(null);
  const show = (limit: number) =>
    Math.abs(limit) < 1e-3 && limit !== 0 ? toText(limit) : format.number(limit);

  const commit = () => {
    if (text === null) return;
    setText(null);
    const typed = parse(text);
    if (Number.isNaN(typed)) return setNote(t("notNumber", { kept: toText(value) }));
    const rounded = whole ? Math.round(typed) : typed;
    const next = Math.min(max, Math.max(min, rounded));
    setNote(
      next !== rounded
        ? t("clamped", { min: show(min), max: show(max), value: toText(next) })
        : rounded !== typed
          ? t("rounded", { value: toText(next) })
          : null,
    );
    if (next !== value) onChange(next);
  };
  const nudge = (direction: number) => {
    const base = text === null ? value : parse(text);
    if (!whole || Number.isNaN(base)) return;
    setText(null);
    setNote(null);
    onChange(Math.min(max, Math.max(min, Math.round(base) + direction)));
  };

  return (
    <div className="min-w-0 space-y-1">
      <label htmlFor={id} className={labelHidden ? "sr-only" : "block text-sm font-medium"}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        inputMode={whole ? "numeric" : "decimal"}
        autoComplete="off"
        disabled={disabled}
        value={text ?? toText(value)}
        aria-describedby={note || hint ? `${id}-note` : undefined}
        onChange={(event) => setText(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
          if (event.key === "ArrowUp") nudge(1);
          if (event.key === "ArrowDown") nudge(-1);
        }}
        className="tabular min-h-11 w-full rounded-md border border-line-strong bg-surface px-3 text-base disabled:bg-sunken disabled:text-muted"
      />
      {(note || hint) && (
        <p id={`${id}-note`} role={note ? "status" : undefined} className="text-xs text-muted">
          {note ?? hint}
        </p>
      )}
    </div>
  );
}
