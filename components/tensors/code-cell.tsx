"use client";
import { Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { IconButton } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { CellOutput } from "./cell-output";
import { CodeEditor } from "./code-editor";
import type { LiveCell } from "./live-cell";

/** A run draws what came of it, and not the editor. */
const Editor = memo(CodeEditor);

interface RunButtonProps {
  number: number;
  running: boolean;
  /** keeps its identity */
  onRun: (andNext: boolean) => void;
}

const RunButton = memo(function RunButton({ number, running, onRun }: RunButtonProps) {
  const t = useTranslations("tensors");
  return (
    <IconButton rests label={t("run", { number })} onClick={() => onRun(false)} disabled={running}>
      {running ? <Spinner className="size-5" /> : <Play aria-hidden className="size-5" />}
    </IconButton>
  );
});

interface Props {
  cell: LiveCell;
  /** 1-based */
  number: number;
  autoFocus: boolean;
  /** keeps its identity, as onRun does. @param was the text that it was made from, as the editor showed it */
  onEdit: (source: string, was?: string) => void;
  onRun: (andNext: boolean) => void;
}

/** Python, and what came of it. */
export function CodeCell({ cell, number, autoFocus, onEdit, onRun }: Props) {
  const t = useTranslations("tensors");
  return (
    <div className="flex items-start gap-1">
      <div className="w-11 text-center">
        <RunButton number={number} running={cell.running} onRun={onRun} />
        {/* by this number tracebacks name the cell */}
        <p aria-hidden className="tabular text-sm text-muted">
          {number}
        </p>
        {cell.count !== null && (
          <p
            translate="no"
            className="tabular font-mono text-xs text-muted"
            title={t("ranAs", { count: cell.count })}
          >
            [{cell.count}]
          </p>
        )}
      </div>
      <div className="min-w-0 grow">
        <Editor
          value={cell.source}
          label={t("editor", { number })}
          onChange={onEdit}
          onRun={onRun}
          autoFocus={autoFocus}
        />
        {/* each run's is its own: nothing of the one before stays open in it */}
        <CellOutput
          key={cell.count}
          output={cell.output}
          pieces={cell.pieces}
          result={cell.result}
          asking={cell.asking}
          onFix={onEdit}
        />
      </div>
    </div>
  );
}
