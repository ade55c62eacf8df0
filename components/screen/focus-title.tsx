"use client";
import { useLocale, useTranslations } from "next-intl";
import { exerciseById } from "@/lib/content/exercises";
import { isExperimentId } from "@/lib/content/experiment";
import { experiments } from "@/lib/content/experiments";
import { isQuestionId, questionById } from "@/lib/content/questions";
import type { Setup } from "@/lib/spiral/config";
import { networkName } from "@/lib/spiral/network";

/** What a question, exercise or experiment is called. */
export function FocusTitle({ item }: { item: string }) {
  const language = useLocale();
  if (isExperimentId(item)) return <span>{experiments[item].title[language]}</span>;
  const one = isQuestionId(item) ? questionById(item) : exerciseById(item);
  return one ? <span>{one.title[language]}</span> : null;
}

/** What a set-up is made of. */
export function SetupTitle({ setup, classes }: { setup: Setup; classes: number }) {
  const t = useTranslations("lab");
  const { network, optimizer } = setup;
  const activations = new Set(network.hidden.map(({ activation }) => activation));
  return (
    <span>
      {t("preset.about", {
        network: networkName(network, classes),
        optimizer: [
          ...[...activations].map((one) => t(`activation.${one}`)),
          t(`optimizer.${optimizer.kind}`),
        ].join(" · "),
        rate: String(optimizer.learningRate),
      })}
    </span>
  );
}
