"use client";
import { clsx } from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import { useRef, useState, type KeyboardEvent } from "react";
import { needsTeacher } from "@/lib/agreed/standing";
import { visible } from "@/lib/prose/visible";
import type { Placed } from "./arrange";
import { classMapOf, type Dot } from "./dots";
import { signs } from "./standing-sign";
import { useStandingWords } from "./use-standing-words";

interface Props {
  shown: readonly Placed[];
  onOpen: (participantId: string) => void;
}

const percentOf = (part: number): string => `${100 * part}%`;

const steps: Record<string, number> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

/** A round dot, or a square on its corner for who may need help; hollow for who is not here. */
function Sign({ dot }: { dot: Dot }) {
  const { text } = signs[dot.standing.kind];
  const away = !dot.row.present;
  return (
    <span
      aria-hidden
      className={clsx(
        "block size-3 border-2 border-current",
        text,
        needsTeacher(dot.standing) ? "rotate-45 rounded-[1px]" : "rounded-full",
        away ? "bg-surface" : "bg-current",
      )}
    />
  );
}

/** Everybody a dot: the accuracy of the run in front, or of the best submission, against that one's parameters. */
export function ClassMap({ shown, onOpen }: Props) {
  const t = useTranslations("wall");
  const format = useFormatter();
  const wordsOf = useStandingWords();
  const [current, setCurrent] = useState<string | null>(null);
  const field = useRef<HTMLUListElement>(null);
  const { dots, parameters, accuracies } = classMapOf(shown);
  const at = Math.max(
    0,
    dots.findIndex(({ row }) => row.participantId === current),
  );
  const percent = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 1 });
  const press = (event: KeyboardEvent) => {
    const next = dots.at(Math.min(dots.length - 1, Math.max(0, at + (steps[event.key] ?? 0))));
    if (!next || !Object.hasOwn(steps, event.key)) return;
    event.preventDefault();
    setCurrent(next.row.participantId);
    field.current?.querySelector<HTMLElement>(`[data-dot="${next.row.participantId}"]`)?.focus();
  };
  return (
    <figure className="rounded-lg border bg-surface p-4 shadow-card">
      <div className="relative ml-12 h-[min(34rem,54dvh)]">
        {accuracies.map(({ at: height, value }) => (
          <span
            key={value}
            style={{ bottom: percentOf(height) }}
            className="absolute inset-x-0 border-t border-line"
          >
            <span className="tabular absolute right-full -translate-y-1/2 pr-2 text-xs text-muted">
              {percent(value)}
            </span>
          </span>
        ))}
        {/* a band for who has submitted nothing yet */}
        <div className="absolute inset-y-0 left-0 w-[12%] border-r border-dashed border-line-strong bg-sunken/50" />
        <ul
          ref={field}
          aria-label={t("classMap")}
          onKeyDown={press}
          className="absolute inset-y-0 right-3 left-0"
        >
          {dots.map((dot, place) => (
            <li
              key={dot.row.participantId}
              style={{
                left: dot.x === null ? "6%" : `calc(12% + ${dot.x} * 88%)`,
                bottom: percentOf(dot.y),
              }}
              className="absolute -translate-x-1/2 translate-y-1/2"
            >
              <button
                type="button"
                data-dot={dot.row.participantId}
                tabIndex={place === at ? 0 : -1}
                onFocus={() => setCurrent(dot.row.participantId)}
                onClick={() => onOpen(dot.row.participantId)}
                title={visible(dot.row.name)}
                aria-label={t("tile", {
                  name: dot.row.name,
                  state: wordsOf(dot.row, dot.standing),
                  accuracy: percent(dot.accuracy),
                })}
                className="grid size-6 place-items-center rounded-full"
              >
                <Sign dot={dot} />
              </button>
            </li>
          ))}
        </ul>
      </div>
      <div aria-hidden className="relative mt-2 mr-3 ml-12 h-5 text-xs text-muted">
        <span className="absolute left-[6%] -translate-x-1/2 whitespace-nowrap">{t("noSubmission")}</span>
        {parameters.map(({ at: across, value }) => (
          <span
            key={value}
            style={{ left: `calc(12% + ${across} * 88%)` }}
            className="tabular absolute -translate-x-1/2"
          >
            {format.number(value)}
          </span>
        ))}
      </div>
      <figcaption className="mt-2 text-sm text-muted">{t("classMapWords")}</figcaption>
    </figure>
  );
}
