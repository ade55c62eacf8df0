"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { accuracyFormat } from "@/components/ui/accuracy-format";
import { Announcer } from "@/components/ui/announcer";
import type { LabState } from "@/lib/lab/run/lab-state";
import { useLab } from "../use-trainer";

/** While training, one sentence in so many milliseconds. */
const every = 15_000;

/** Says when a run starts, ends or goes wrong, and now and then how it stands: never at each step. */
export function LabAnnouncer() {
  const t = useTranslations("lab.announce");
  const format = useFormatter();
  const lab = useLab();
  const [text, setText] = useState("");
  useEffect(() => {
    const percent = (value: number | null | undefined) =>
      value == null ? "–" : format.number(value, accuracyFormat);
    const say = ({ phase, epoch, latest }: LabState) => {
      if (phase === "empty" || phase === "preparing" || phase === "ready") return;
      setText(
        t(phase, {
          epoch: Math.floor(epoch),
          accuracy: percent(latest?.heldOutAccuracy ?? latest?.trainAccuracy),
        }),
      );
    };
    let phase = lab.get().phase;
    const stop = lab.subscribe(() => {
      const now = lab.get();
      if (now.phase === phase) return;
      phase = now.phase;
      say(now);
    });
    const timer = setInterval(() => lab.get().phase === "training" && say(lab.get()), every);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [lab, t, format]);
  return <Announcer text={text} />;
}
