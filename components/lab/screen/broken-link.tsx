"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { LinkPart } from "@/lib/lab/config/read-link";

/** What the parts of a link are called in the lab. */
const names = {
  v: "link.version",
  d: "data.kind",
  c: "data.classes",
  n: "data.perClass",
  h: "data.heldOut",
  noise: "data.noise",
  turns: "data.turns",
  ds: "data.seed",
  pts: "dataset.own",
  f: "network.features",
  init: "network.initialisation",
  net: "network.title",
  o: "training.optimizer",
  lr: "training.rate",
  m: "training.momentum",
  wd: "training.weightDecay",
  l1: "training.l1",
  sch: "training.schedule",
  b: "training.batch",
  e: "training.epochs",
  s: "training.seed",
  acc: "stop.accuracy",
  pat: "stop.patience",
} as const satisfies Record<LinkPart, string>;

/** Which parts of the link that was opened could not be read. */
export function BrokenLink({ parts }: { parts: readonly LinkPart[] }) {
  const t = useTranslations("lab");
  const format = useFormatter();
  const said = parts.map((part) => t("link.part", { name: t(names[part]), part }));
  return (
    <Notice tone="warn" title={t("link.broken")}>
      {t("link.brokenHow", { parts: format.list(said) })}
    </Notice>
  );
}
