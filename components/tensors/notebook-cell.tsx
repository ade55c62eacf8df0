"use client";
import { ArrowDown, ArrowUp, Play, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { CellOutput } from "./cell-output";
import { CodeEditor } from "./code-editor";
import type { LiveCell } from "./use-notebook";

interface Props {
  cell: LiveCell;
  /** 1-based */
  number: number;
  autoFocus: boolean;
  onEdit: (source: string) => void;
  onRun: (andNext: boolean) => void;
  onMove: (by: -1 | 1) => void;
  onAdd: () => void;
  onRemove: () => void;
}

/** One cell: editor, what it may do, and what came of it. */
export function NotebookCell({ cell, number, autoFocus, onEdit, onRun, onMove, onAdd, onRemove }: Props) {
  const t = useTranslations("tensors");
  return (
    <section aria-label={t("cell", { number })} className="space-y-1">
      <div className="flex items-start gap-1">
        <IconButton label={t("run", { number })} onClick={() => onRun(false)} disabled={cell.running}>
          {cell.running ? <Spinner className="size-5" /> : <Play aria-hidden className="size-5" />}
        </IconButton>
        <div className="min-w-0 grow">
          <CodeEditor
            value={cell.source}
            label={t("editor", { number })}
            onChange={onEdit}
            onRun={onRun}
            autoFocus={autoFocus}
          />
          <CellOutput output={cell.output} result={cell.result} />
        </div>
      </div>
      <div className="flex justify-end">
        <IconButton label={t("moveUp", { number })} onClick={() => onMove(-1)}>
          <ArrowUp aria-hidden className="size-4" />
        </IconButton>
        <IconButton label={t("moveDown", { number })} onClick={() => onMove(1)}>
          <ArrowDown aria-hidden className="size-4" />
        </IconButton>
        <IconButton label={t("addBelow", { number })} onClick={onAdd}>
          <Plus aria-hidden className="size-4" />
        </IconButton>
        <IconButton label={t("remove", { number })} onClick={onRemove}>
          <Trash2 aria-hidden className="size-4" />
        </IconButton>
      </div>
    </section>
  );
}
