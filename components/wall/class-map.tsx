"use client";
import { clsx } from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import { useRef, useState, type KeyboardEvent } from "react";
import { accuracyFormat } from "@/components/ui/accuracy-format";
import { SelectField } from "@/components/ui/field";
import { needsTeacher } from "@/lib/agreed/standing";
import { visible } from "@/lib/prose/visible";
import type { Placed } from "./arrange";
import { axes, classMapOf, type Axis, type Dot } from "./dots";
import { signs } from "@/components/live/standing-sign";
import type { Trails } from "./trails";
import { useStandingWords } from "@/components/live/use-standing-words";

interface Props {
  shown: readonly Placed[];
  trails: Trails;
  onOpen: (participantId: string) => void;
}

/** Per cent of the map's width. @param band where somebody stands while they have no place along the axis */
const leftOf = (x: number | null, band = 6): number => (x === null ? band : 12 + 88 * x);

/** In the band at the left all stand beside each other, so that each can be pressed: they come first. */
function bandsOf(dots: readonly Dot[]): (place: number) => number {
  const count = Math.max(1, dots.filter(({ x }) => x === null).length);
  return (place) => 1 + (10 * (Math.min(place, count - 1) + 0.5)) / count;
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

/** Where everybody was lately, behind the dots. */
function Paths({ dots }: { dots: readonly Dot[] }) {
  const bandOf = bandsOf(dots);
  return (
    <svg aria-hidden viewBox="0 0 100 100" preserveAspectRatio="none" className="absolute inset-0 size-full">
      {dots.map(
        ({ row, trail, x, y }, place) =>
          trail.length > 1 && (
            <polyline
              key={row.participantId}
              points={[...trail, { x, y }]
                .map((one) => `${leftOf(one.x, bandOf(place))},${100 - 100 * one.y}`)
                .join(" ")}
              vectorEffect="non-scaling-stroke"
              className="fill-none stroke-line-strong"
              strokeWidth={1.5}
            />
          ),
      )}
    </svg>
  );
}

/** Everybody a dot: the accuracy of the run in front, or of the best submission, against that one's parameters or the run's epochs. */
export function ClassMap({ shown, trails, onOpen }: Props) {
  const t = useTranslations("wall");
  const format = useFormatter();
  const wordsOf = useStandingWords();
  const [current, setCurrent] = useState<string | null>(null);
  const field = useRef<HTMLUListElement>(null);
  const [axis, setAxis] = useState<Axis>("parameters");
  const { dots, along, accuracies } = classMapOf(shown, axis, trails.of);
  const bandOf = bandsOf(dots);
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
      <div className="mb-3 ml-12 w-40">
        <SelectField
          small
          label={t("axis")}
          value={axis}
          onChange={(event) => setAxis(axes.find((one) => one === event.target.value) ?? "parameters")}
        >
          {axes.map((one) => (
            <option key={one} value={one}>
              {t(`axes.${one}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <div className="relative ml-12 h-[min(34rem,46dvh)]">
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
        {/* a band for who has no place along the axis yet */}
        <div className="absolute inset-y-0 left-0 w-[12%] border-r border-dashed border-line-strong bg-sunken/50" />
        <div className="absolute inset-y-0 right-3 left-0">
          <Paths dots={dots} />
        </div>
        <ul
          ref={field}
          aria-label={t("classMap", { axis: t(`axes.${axis}`) })}
          onKeyDown={press}
          className="absolute inset-y-0 right-3 left-0"
        >
          {dots.map((dot, place) => (
            <li
              key={dot.row.participantId}
              style={{
                left: `${leftOf(dot.x, bandOf(place))}%`,
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
                  state: wordsOf(dot.row, dot.standing).join(" · "),
                  accuracy: format.number(dot.accuracy, accuracyFormat),
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
        <span className="absolute left-[6%] -translate-x-1/2 whitespace-nowrap">{t(`noPlace.${axis}`)}</span>
        {along.map(({ at: across, value }) => (
          <span
            key={value}
            style={{ left: `${leftOf(across)}%` }}
            // at the band's edge it stands beside the band's own word
            className={clsx("tabular absolute", across < 0.03 ? "pl-1" : "-translate-x-1/2")}
          >
            {format.number(value)}
          </span>
        ))}
      </div>
      <figcaption className="mt-2 text-sm text-muted">{t(`classMapWords.${axis}`)}</figcaption>
    </figure>
  );
}
