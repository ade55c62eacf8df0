"use client";
import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { ExerciseProgress, TensorAttempt } from "./attempt";
import { TensorLab } from "./tensor-lab";

interface Props {
  ownerId: string;
  open: boolean;
  progress: readonly ExerciseProgress[];
  /** what the outbox holds and what the server has answered, newest last */
  attempts: readonly TensorAttempt[];
  submit: (exerciseId: string, source: string) => void;
  saveNotebook: (cells: { id: string; source: string }[]) => void;
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
