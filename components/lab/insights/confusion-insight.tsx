"use client";
import { useTranslations } from "next-intl";
import { ConfusionMatrix } from "../charts/confusion-matrix";
import { ViewLoading } from "../view-loading";
import { usePictures } from "./use-pictures";

const want = { confusion: true } as const;

export function ConfusionInsight() {
  const t = useTranslations("lab.confusion");
  const { confusion } = usePictures(want);
  if (!confusion) return <ViewLoading />;
  return (
    <div className="space-y-4">
      <ConfusionMatrix counts={confusion.heldOut} caption={t("heldOut")} />
      <ConfusionMatrix counts={confusion.training} caption={t("training")} />
    </div>
  );
}
