"use client";
import { useFormatter, useMessages, useTranslations } from "next-intl";
import { accuracyFormat } from "@/components/ui/accuracy-format";
import type { RefObject } from "react";
import { numberText } from "@/lib/lab/config/typed-number";
import { runFileName } from "@/lib/lab/keep/run-file-name";
import { writeRunFile } from "@/lib/lab/keep/run-file";
import { networkName } from "@/lib/spiral/network";
import { trainingPoints } from "@/lib/spiral/points";
import { torchNotebook } from "@/lib/spiral/program/torch-notebook";
import { torchProgram } from "@/lib/spiral/program/torch-program";
import { readPalette } from "../canvas/palette";
import { mapPicture } from "../map/map-picture";
import { useLab } from "../use-trainer";
import { download } from "./download";

interface Exports {
  saveCode: () => void;
  saveNotebook: () => void;
  saveRun: () => Promise<void>;
  saveMap: () => Promise<void>;
}

/** Saves the run in front. `frame` lends its colours to the picture. */
export function useExports(frame: RefObject<Element | null>): Exports {
  const t = useTranslations("lab");
  const format = useFormatter();
  const messages = useMessages();
  const lab = useLab();

  const saveCode = () => {
    const { config } = lab.get();
    const program = torchProgram(config, messages.lab.program);
    download(runFileName(config, "py"), new Blob([program], { type: "text/x-python" }));
  };
  const saveNotebook = () => {
    const { config } = lab.get();
    const notebook = torchNotebook(config, messages.lab.program, t("share.notebookHead"));
    download(runFileName(config, "ipynb"), new Blob([notebook], { type: "application/x-ipynb+json" }));
  };
  const saveRun = async () => {
    const run = await lab.finishedRun();
    if (run)
      download(runFileName(run.config, "json"), new Blob([writeRunFile(run)], { type: "application/json" }));
  };
  const saveMap = async () => {
    const { map, config, epoch, latest } = lab.get();
    if (!map || !frame.current) return;
    const accuracy = latest?.heldOutAccuracy ?? latest?.trainAccuracy;
    const caption = t("map.caption", {
      network: networkName(config.network, config.dataset.classes),
      optimizer: t(`optimizer.${config.optimizer.kind}`),
      rate: numberText(config.optimizer.learningRate),
      epoch: format.number(Math.floor(epoch)),
      accuracy: accuracy == null ? "–" : format.number(accuracy, accuracyFormat),
    });
    const picture = await mapPicture(
      map,
      trainingPoints(config.dataset),
      readPalette(frame.current),
      caption,
    );
    if (picture) download(runFileName(config, "png"), picture);
  };
  return { saveCode, saveNotebook, saveRun, saveMap };
}
