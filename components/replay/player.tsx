"use client";
import { Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { Slider } from "@/components/ui/slider";
import type { Replay } from "@/lib/review/replay/replay";
import { Timeline } from "./timeline";
import type { Outline, ToldClass } from "./told-class";
import { speeds, type Playback } from "./use-playback";
import type { Words } from "./use-words";

/** Steps from one end to the other by an arrow key. */
const ticks = 200;

interface Props {
  replay: Replay;
  told: ToldClass;
  outline: Outline;
  playback: Playback;
  words: Words;
}

/** The marks of the class as a whole, each to go to. */
function Marks({ replay, told, playback, words }: Omit<Props, "outline">) {
  const t = useTranslations("replay");
  if (replay.marks.length === 0) return null;
  return (
    <ol aria-label={t("marks")} className="flex max-h-32 flex-wrap gap-1.5 overflow-y-auto">
      {replay.marks.map((mark, place) => (
        <li key={place} className="min-w-0">
          <Button
            variant="secondary"
            size="sm"
            className="max-w-full"
            onClick={() => playback.go(told.pace.toldAt(mark.at))}
          >
            <span className="tabular shrink-0 whitespace-nowrap text-muted">{words.clock(mark.at)}</span>
            <span className="truncate">{words.sayMark(mark)}</span>
          </Button>
        </li>
      ))}
    </ol>
  );
}

/** Where the telling is, and whatever takes it elsewhere. */
export function Player({ replay, told, outline, playback, words }: Props) {
  const t = useTranslations("replay");
  const { pace } = told;
  const at = pace.momentOf(playback.told);
  const share = pace.length === 0 ? 1 : playback.told / pace.length;
  const press = (event: KeyboardEvent) => {
    const onSlider = event.target instanceof HTMLElement && event.target.role === "slider";
    if (event.key !== " " || !onSlider) return;
    event.preventDefault();
    playback.toggle();
  };
  return (
    <section aria-label={t("player")} className="space-y-3 rounded-lg border bg-surface p-4 shadow-card">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <Button size="sm" className="min-w-24" onClick={playback.toggle}>
          {playback.playing ? (
            <Pause aria-hidden className="size-4" />
          ) : (
            <Play aria-hidden className="size-4" />
          )}
          {t(playback.playing ? "pause" : "play")}
        </Button>
        <div className="w-24">
          <SelectField
            small
            label={t("speed")}
            value={playback.speed}
            onChange={({ target }) =>
              playback.setSpeed(speeds.find((one) => String(one) === target.value) ?? playback.speed)
            }
          >
            {speeds.map((factor) => (
              <option key={factor} value={factor}>
                {t("times", { factor: String(factor) })}
              </option>
            ))}
          </SelectField>
        </div>
        <p className="min-w-0 flex-1 basis-60">
          <span className="tabular block text-lg font-semibold" data-clock>
            {words.clock(at)}
          </span>
          <span className="block text-sm text-muted" data-counts>
            {t("counts", { ...told.countsAt(at) })}
          </span>
        </p>
      </div>
      <div>
        {/* as far from the edges as the middle of the slider's thumb is at its ends */}
        <div className="mx-3">
          <Timeline {...{ told, outline }} marks={replay.marks} at={share} />
        </div>
        <div onKeyDown={press}>
          <Slider
            bare
            label={t("position")}
            min={0}
            max={ticks}
            step={1}
            value={Math.round(ticks * share)}
            format={() => words.spoken(told, pace.momentOf(playback.spoken))}
            onChange={(tick) => playback.go((pace.length * tick) / ticks)}
          />
        </div>
      </div>
      <Marks {...{ replay, told, playback, words }} />
      <p className="max-w-prose text-xs text-muted">
        {t("drawn")} {t("silence")} <span className="pointer-coarse:hidden">{t("keys")}</span>
      </p>
    </section>
  );
}
