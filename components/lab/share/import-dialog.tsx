"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo, useState, type DragEvent } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { useToast } from "@/components/ui/toast";
import type { FinishedRun } from "@/lib/contract/lab";
import { brokenLocks } from "@/lib/content/lesson-setups";
import { largestFile } from "@/lib/lab/keep/largest-file";
import { readRunFile, type RunFileProblem } from "@/lib/lab/keep/run-file";
import type { Config } from "@/lib/spiral/config";
import { networkName } from "@/lib/spiral/network";
import { sameData } from "@/lib/spiral/same-data";
import { useLesson } from "../lesson/use-lesson";
import { useLab } from "../use-trainer";

interface Props {
  /** text of a file that was dropped, or nothing yet */
  start: string;
  /** the session decides the data */
  dataFixed: boolean;
  onClose: () => void;
}

/** A run's file: chosen, dropped or pasted, checked at once, with a sentence for what is wrong. */
export function ImportDialog({ start, dataFixed, onClose }: Props) {
  const t = useTranslations("lab.share");
  const format = useFormatter();
  const lab = useLab();
  const lesson = useLesson();
  const control = useTranslations("lab.lesson.control");
  const toast = useToast();
  const [text, setText] = useState(start);
  const [fileProblem, setFileProblem] = useState<"too-large" | "unreadable" | null>(null);
  const read = useMemo(() => (text.trim() === "" ? null : readRunFile(text)), [text]);
  const run = read && "run" in read ? read.run : null;
  const broken = run ? brokenLocks(run.config, lesson) : [];
  const isOther = ({ dataset }: Config) => dataFixed && !sameData(dataset, lab.get().config.dataset);
  const otherData = run !== null && isOther(run.config);
  const fitting = (config: Config) =>
    isOther(config) || brokenLocks(config, lesson).length > 0 ? null : config;
  const usable = run && !otherData && broken.length === 0 ? run : null;
  const figures = (one: FinishedRun) => ({
    network: networkName(one.config.network, one.config.dataset.classes),
    epochs: format.number(Math.floor(one.epochs)),
  });
  const take = async (file: File | undefined) => {
    if (!file) return;
    const content = file.size > largestFile ? null : await file.text().catch(() => null);
    setFileProblem(file.size > largestFile ? "too-large" : content === null ? "unreadable" : null);
    setText(content ?? "");
  };
  const open = () => {
    if (!usable) return;
    void lab.openRun(usable);
    toast({ text: t("opened", figures(usable)) });
    onClose();
  };
  /** the set-up of a file without its weights, where it is allowed here */
  const setup =
    read && "problem" in read && read.problem === "weights-do-not-fit" ? fitting(read.config) : null;
  const train = (config: Config) => {
    void lab.configure(config);
    onClose();
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    void take(event.dataTransfer.files[0]);
  };
  return (
    <Dialog
      open
      onOpenChange={(now) => !now && onClose()}
      title={t("importTitle")}
      description={t("importHow")}
    >
      <div className="space-y-3" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        <label className="block space-y-1 text-sm font-medium">
          <span>{t("file")}</span>
          <input
            type="file"
            accept=".json,application/json"
            onChange={(event) => void take(event.target.files?.[0])}
            className="block w-full min-w-0 text-sm file:mr-3 file:min-h-11 file:rounded-md file:border file:border-line-strong file:bg-surface file:px-3 file:text-text"
          />
        </label>
        <TextArea
          label={t("text")}
          rows={4}
          value={text}
          spellCheck={false}
          onChange={(event) => {
            setFileProblem(null);
            setText(event.target.value);
          }}
          className="font-mono text-xs pointer-coarse:text-base"
        />
        {fileProblem && (
          <Notice tone="bad" live>
            {t(fileProblem === "unreadable" ? "unreadable" : "problem.too-large")}
          </Notice>
        )}
        {read && "problem" in read && <Problem refusal={read} onSetup={setup && (() => train(setup))} />}
        {otherData && (
          <Notice tone="bad" live>
            {t("problem.other-data")}
          </Notice>
        )}
        {run && !otherData && broken.length > 0 && (
          <Notice tone="bad" live>
            {t("problem.locked", { controls: format.list(broken.map((name) => control(name))) })}
          </Notice>
        )}
        {read && "lost" in read && read.lost.length > 0 && (
          <Notice tone="warn" live>
            {t("lost", { parts: format.list(read.lost) })}
          </Notice>
        )}
        {usable && (
          <p role="status" className="tabular text-sm">
            {t("fits", { ...figures(usable), engine: usable.engine })}
          </p>
        )}
        <Button disabled={!usable} onClick={open}>
          {t("open")}
        </Button>
      </div>
    </Dialog>
  );
}

function Problem({ refusal, onSetup }: { refusal: RunFileProblem; onSetup: (() => void) | null }) {
  const t = useTranslations("lab.share");
  return (
    <Notice
      tone="bad"
      live
      action={
        onSetup && (
          <Button variant="secondary" size="sm" onClick={onSetup}>
            {t("openSetup")}
          </Button>
        )
      }
    >
      {refusal.problem === "config"
        ? t("problem.config", { parts: refusal.parts.join(", ") })
        : t(`problem.${refusal.problem}`)}
    </Notice>
  );
}
