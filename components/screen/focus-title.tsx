"use client";
import { useLocale, useTranslations } from "next-intl";
import { titleOf } from "@/lib/content/titles";
import { numberText } from "@/lib/lab/config/typed-number";
import type { Setup } from "@/lib/spiral/config";
import { networkName } from "@/lib/spiral/network";

/** What a question, exercise or experiment is called. */
export function FocusTitle({ item }: { item: string }) {
  const title = titleOf(item, useLocale());
  return title === undefined ? null : <span>{title}</span>;
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
        rate: numberText(optimizer.learningRate),
      })}
    </span>
  );
}
