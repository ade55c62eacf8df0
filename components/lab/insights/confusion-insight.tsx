"use client";
import { useTranslations } from "next-intl";
import { ConfusionMatrix } from "../pictures/confusion-matrix";
import { usePictures } from "../views/use-pictures";
import { ViewLoading } from "./view-loading";

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
