"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ReloadNotice } from "@/components/ui/reload-notice";
import { numberText } from "@/lib/lab/config/typed-number";
import { SleepWatch } from "@/lib/lab/run/sleep-watch";
import { focusStart } from "./focus-start";
import { ResumeNotice } from "./resume-notice";
import { useLesson } from "../lesson/use-lesson";
import { StandstillNotice } from "./standstill-notice";
import { useLab, useLabState } from "../use-trainer";

/** What went wrong with the run or its engine, and the way on. */
export function RunNotices() {
  const t = useTranslations("lab.notice");
  const lab = useLab();
  const phase = useLabState((state) => state.phase);
  const stopReason = useLabState((state) => state.stopReason);
  const failure = useLabState((state) => state.failure);
  const instead = useLabState((state) => state.engine.instead);
  const running = useLabState((state) => state.engine.running);
  const engineName = useTranslations("lab.engine");
  return (
    <>
      <ResumeNotice />
      <DivergenceNotice />
      <StandstillNotice />
      <SleepNotice />
      <RefusedNotice />
      {phase === "empty" && (
        <Notice live title={t("empty")}>
          {t("emptyHow")}
        </Notice>
      )}
      {stopReason && stopReason !== "epochs" && <Notice live>{t(`stopped.${stopReason}`)}</Notice>}
      {instead && running && (
        <Notice tone="warn" live title={t("engineLost", { lost: engineName(`name.${instead.engine}`) })}>
          <p>{t("engineNext", { next: engineName(`name.${running}`) })}</p>
        </Notice>
      )}
      {phase === "failed" && (
        <ReloadNotice title={t("failed")} details={failure}>
          {t("failedHow")}
        </ReloadNotice>
      )}
      {phase === "failed" && (
        <EngineRetry onRetry={() => void lab.wishEngine("auto")} label={t("otherEngine")} />
      )}
    </>
  );
}

/** By hand, and by itself when the network that may have kept the engine away is back. */
function EngineRetry({ onRetry, label }: { onRetry: () => void; label: string }) {
  const retry = useRef(onRetry);
  useEffect(() => {
    retry.current = onRetry;
  });
  useEffect(() => {
    const online = () => retry.current();
    addEventListener("online", online);
    return () => removeEventListener("online", online);
  }, []);
  return (
    <Button variant="secondary" size="sm" onClick={onRetry}>
      {label}
    </Button>
  );
}

/** A config that the lesson does not allow was asked for: opening an old run, say. */
function RefusedNotice() {
  const t = useTranslations("lab.lesson");
  const format = useFormatter();
  const refused = useLabState((state) => state.refused);
  if (refused.length === 0) return null;
  const controls = format.list(refused.map((control) => t(`control.${control}`)));
  return (
    <Notice tone="warn" live>
      {t("refused", { controls })}
    </Notice>
  );
}

/** A page that the browser froze in the background cannot train there; it says so when it is back. */
function SleepNotice() {
  const t = useTranslations("lab.notice");
  const lab = useLab();
  const [slept, setSlept] = useState(false);
  useEffect(() => {
    const watch = new SleepWatch();
    const see = () => watch.see(document.hidden);
    const stop = lab.subscribe(() => {
      if (watch.hear(Date.now(), lab.get().phase === "training", document.hidden)) setSlept(true);
    });
    document.addEventListener("visibilitychange", see);
    return () => {
      stop();
      document.removeEventListener("visibilitychange", see);
    };
  }, [lab]);
  if (!slept) return null;
  return (
    <Notice
      live
      title={t("slept")}
      action={
        <Button
          variant="secondary"
          size="sm"
          onClick={() => {
            setSlept(false);
            focusStart();
          }}
        >
          {t("dismiss")}
        </Button>
      }
    >
      {t("sleptHow")}
    </Notice>
  );
}

function DivergenceNotice() {
  const t = useTranslations("lab.notice");
  const format = useFormatter();
  const lab = useLab();
  const { locked } = useLesson();
  const divergence = useLabState((state) => state.divergence);
  if (!divergence) return null;
  const { config } = lab.get();
  const slower = Number((config.optimizer.learningRate / 10).toPrecision(3));
  const restart = () => {
    void lab.startWith({ ...config, optimizer: { ...config.optimizer, learningRate: slower } });
    focusStart();
  };
  const back = () => {
    lab.backToGood();
    focusStart();
  };
  return (
    <Notice
      tone="warn"
      live
      title={t("diverged", {
        step: format.number(divergence.step),
        epoch: format.number(Math.floor(divergence.epoch)),
      })}
    >
      <p>{t(`what.${divergence.what}`, { rate: numberText(divergence.learningRate) })}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button variant="secondary" size="sm" onClick={back}>
          {t("backToGood")}
        </Button>
        {!locked.includes("learningRate") && (
          <Button rests variant="secondary" size="sm" onClick={restart}>
            {t("slower", { rate: String(slower) })}
          </Button>
        )}
      </div>
    </Notice>
  );
}
