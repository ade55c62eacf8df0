"use client";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Notice } from "@/components/ui/notice";
import { TensorLab } from "./tensor-lab";

interface Props extends ComponentProps<typeof TensorLab> {
  open: boolean;
}

/** The tensor activity of a session: attempts and the notebook go through the outbox. */
export function SessionTensors({ open, ...lab }: Props) {
  const t = useTranslations("tensors");
  return (
    <div className="space-y-4">
      {!open && <Notice tone="warn">{t("closed")}</Notice>}
      <TensorLab {...lab} />
    </div>
  );
}
