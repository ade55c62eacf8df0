"use client";
import { Lock, Target } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Slider } from "@/components/ui/slider";
import { useStore } from "@/components/ui/use-store";
import { rememberedRunGuesses, withGuess } from "@/lib/lab/compare/guess";
import type { LabState } from "@/lib/lab/run/lab-state";
import { useLabState } from "../use-trainer";
import { useFigures } from "./use-figures";

/** The run's accuracy once it has ended; null before. */
const outcomeOf = ({ phase, latest }: LabState): number | null =>
  phase === "finished" ? (latest?.heldOutAccuracy ?? latest?.trainAccuracy ?? null) : null;

const none: ReturnType<ReturnType<typeof rememberedRunGuesses>["get"]> = [];

/** Predict, then run: how accurate will this configuration be? The guess holds until the configuration changes. */
export function RunGuess({ owner }: { owner: string }) {
  const t = useTranslations("compare.run");
  const { percent, points } = useFigures();
  const config = useLabState((state) => state.config);
  const fresh = useLabState(({ step, phase }) => step === 0 && phase !== "training");
  const outcome = useLabState(outcomeOf);
  const chance = 1 / config.dataset.classes;
  const [value, setValue] = useState(0.5);
  const remembered = useMemo(() => rememberedRunGuesses(owner), [owner]);
  const committed = useStore(remembered, none);
  const key = useMemo(() => JSON.stringify(config), [config]);
  const guess = committed.find((one) => one.key === key)?.guess ?? null;
  if (guess !== null)
    return (
      <p role="status" className="flex items-start gap-2 rounded-md bg-sunken px-3 py-2 text-sm">
        <Target aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
        <span className="tabular">
          {outcome === null
            ? t("waiting", { guess: percent(guess) })
            : t("came", {
                guess: percent(guess),
                outcome: percent(outcome),
                off: points(Math.abs(outcome - guess)),
              })}
        </span>
      </p>
    );
  if (!fresh) return null;
  return (
    <details className="rounded-md border bg-surface px-3">
      <summary className="flex min-h-11 items-center gap-2 text-sm font-medium">
        <Target aria-hidden className="size-4 shrink-0 text-accent" />
        {t("title")}
      </summary>
      <div className="space-y-1 pb-3">
        <Slider
          label={t("label")}
          value={Math.max(value, Math.floor(100 * chance) / 100)}
          min={Math.floor(100 * chance) / 100}
          max={1}
          step={0.01}
          format={percent}
          onChange={setValue}
        />
        <Button size="sm" onClick={() => remembered.set(withGuess(remembered.get(), { key, guess: value }))}>
          <Lock aria-hidden className="size-4" />
          {t("commit")}
        </Button>
      </div>
    </details>
  );
}
