"use client";
import { Plus, RotateCcw, Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Announcer } from "@/components/ui/announcer";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { useToast } from "@/components/ui/toast";
import { wireLimits } from "@/lib/contract/protocol";
import { MemoryMap } from "./memory-map";
import { NotebookCell } from "./notebook-cell";
import type { StoredCell } from "./saved-work";
import { useNotebook, type NotebookControl } from "./use-notebook";

const tones = {
  starting: "neutral",
  ready: "good",
  running: "accent",
  replaying: "warn",
  failed: "bad",
} as const;

/** Cells of a first visit: the write-up's own matrix, and a view of it. */
const firstCells = (comment: string) => [
  "import torch\n\nm = torch.tensor([[2., 5., 3., 7.], [4., 2., 1., 9.]])\nm",
  `row = m[0]  # ${comment}\nrow[1] = 50\nm`,
];

/** Running and stopping, and how the Python is. */
function NotebookBar({ notebook }: { notebook: NotebookControl }) {
  const t = useTranslations("tensors");
  const { kernel } = notebook;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button size="sm" onClick={() => void notebook.runAll()} disabled={kernel === "failed"}>
        {t("runAll")}
      </Button>
      <Button size="sm" variant="secondary" onClick={notebook.interrupt} disabled={kernel !== "running"}>
        <Square aria-hidden className="size-4" />
        {t("interrupt")}
      </Button>
      <Button size="sm" variant="secondary" onClick={notebook.restart}>
        <RotateCcw aria-hidden className="size-4" />
        {t("restart")}
      </Button>
      <Badge tone={tones[kernel]}>{t(`kernel.${kernel}`)}</Badge>
      <Announcer text={t(`kernel.${kernel}`)} />
    </div>
  );
}

/** What one does to cells, with the limit and the ways back. */
function useCellActions(notebook: NotebookControl) {
  const t = useTranslations("tensors");
  const toast = useToast();
  const [focused, setFocused] = useState<string | null>(null);
  const { cells } = notebook;
  const add = (afterId?: string): void => {
    if (cells.length < wireLimits.notebookCells) return setFocused(notebook.add(afterId));
    toast({ tone: "bad", text: t("cellsAtMost", { count: wireLimits.notebookCells }) });
    setFocused(null);
  };
  const run = (index: number) => (andNext: boolean) => {
    void notebook.run(cells[index].id);
    if (!andNext) return;
    if (cells[index + 1]) setFocused(cells[index + 1].id);
    else add();
  };
  const move = (id: string) => (by: -1 | 1) => {
    notebook.move(id, by);
    toast({
      text: t("moved"),
      action: { label: t("undo"), run: () => notebook.move(id, by === 1 ? -1 : 1) },
    });
  };
  const remove = (index: number) => () => {
    const removed = cells[index];
    notebook.remove(removed.id);
    toast({ text: t("removed"), action: { label: t("undo"), run: () => notebook.restore(removed, index) } });
  };
  return { focused, add, run, move, remove };
}

interface Props {
  ownerId: string;
  restore?: () => Promise<StoredCell[] | null>;
  onSave?: (cells: StoredCell[]) => void;
}

/** A PyTorch notebook that runs in this browser. */
export function Notebook({ ownerId, restore, onSave }: Props) {
  const t = useTranslations("tensors");
  const toast = useToast();
  const notebook = useNotebook({
    ownerId,
    initial: firstCells(t("firstComment")),
    restore,
    onRestored: () => toast({ text: t("restored") }),
    onSave,
    onStorageFull: () => toast({ tone: "bad", text: t("storageFull") }),
  });
  const { cells, kernel } = notebook;
  const actions = useCellActions(notebook);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 xl:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
      <div className="min-w-0 space-y-4">
        <NotebookBar notebook={notebook} />
        {kernel === "failed" && (
          <Notice tone="bad" title={t("failedTitle")} live>
            {t("failedBody")}
          </Notice>
        )}
        {cells.map((cell, index) => (
          <NotebookCell
            key={cell.id}
            cell={cell}
            number={index + 1}
            onEdit={(source) => notebook.edit(cell.id, source)}
            onMove={actions.move(cell.id)}
            onAdd={() => actions.add(cell.id)}
            autoFocus={actions.focused === cell.id}
            onRun={actions.run(index)}
            onRemove={actions.remove(index)}
          />
        ))}
        <Button variant="secondary" onClick={() => actions.add()}>
          <Plus aria-hidden className="size-4" />
          {t("add")}
        </Button>
        <p className="text-sm text-muted">{t("keys")}</p>
      </div>
      <Card title={t("memoryTitle")} className="min-w-0 self-start">
        <MemoryMap variables={notebook.variables} />
      </Card>
    </div>
  );
}
