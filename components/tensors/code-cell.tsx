"use client";
import { Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, type RefObject } from "react";
import { IconButton } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import type { CellCommands } from "./cell-commands";
import { CellOutput } from "./cell-output";
import { CodeEditor } from "./code-editor";
import type { LiveCell } from "./live-cell";

interface Props {
  cell: LiveCell;
  /** 1-based */
  number: number;
  autoFocus: boolean;
  /** always the same object */
  commands: RefObject<CellCommands>;
}

interface PartProps extends Pick<Props, "number" | "commands"> {
  id: string;
}

/** A run draws what came of it, and not the editor. */
const CellEditor = memo(function CellEditor(props: PartProps & { source: string; autoFocus: boolean }) {
  const { id, number, source, autoFocus, commands } = props;
  const t = useTranslations("tensors");
  return (
    <CodeEditor
      value={source}
      label={t("editor", { number })}
      onChange={(text, was) => commands.current.edit(id, text, was)}
      onRun={(andNext) => commands.current.run(id, andNext)}
      autoFocus={autoFocus}
    />
  );
});

const RunButton = memo(function RunButton(props: PartProps & { running: boolean }) {
  const { id, number, running, commands } = props;
  const t = useTranslations("tensors");
  return (
    <IconButton
      rests
      label={t("run", { number })}
      onClick={() => commands.current.run(id, false)}
      disabled={running}
    >
      {running ? <Spinner className="size-5" /> : <Play aria-hidden className="size-5" />}
    </IconButton>
  );
});

/** Python, and what came of it. */
export function CodeCell({ cell, number, autoFocus, commands }: Props) {
  const part = { id: cell.id, number, commands };
  const t = useTranslations("tensors");
  return (
    <div className="flex items-start gap-1">
      <div className="w-11 text-center">
        <RunButton {...part} running={cell.running} />
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
        <CellEditor {...part} source={cell.source} autoFocus={autoFocus} />
        {/* each run's is its own: nothing of the one before stays open in it */}
        <CellOutput
          key={cell.count}
          output={cell.output}
          pieces={cell.pieces}
          result={cell.result}
          asking={cell.asking}
          former={cell.former}
          onFix={(source) => commands.current.edit(cell.id, source)}
        />
      </div>
    </div>
  );
}
