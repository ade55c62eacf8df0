"use client";
import { Plus, Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, useCallback, useEffect, useMemo, useRef, useState, type RefObject } from "react";
import { Announcer } from "@/components/ui/announcer";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { useToast } from "@/components/ui/toast";
import { useHydrating } from "@/components/ui/use-hydrating";
import { useStore } from "@/components/ui/use-store";
import type { SharedNotebook } from "@/lib/client/notebook";
import { blankNotebook } from "@/lib/client/notebook-copy";
import type { NotebookCopy } from "@/lib/contract/notebook";
import { wireLimits } from "@/lib/contract/protocol";
import type { CellCommands } from "./cell-commands";
import { CellCopies } from "./cell-copies";
import { useLatest } from "./class-link";
import { FormerOutputs } from "./former-outputs";
import { MemoryMap } from "./memory-map";
import { NotebookCell } from "./notebook-cell";
import { NotebookMenu } from "./notebook-menu";
import { savedCells, sharedCells } from "./saved-work";
import { asText, isText, textIn } from "./text-source";
import { useNotebook, type NotebookControl } from "./use-notebook";
import { VariablesTable } from "./variables-table";

const tones = {
  starting: "neutral",
  ready: "good",
  running: "accent",
  asking: "accent",
  replaying: "warn",
  failed: "bad",
} as const;

/** Cells of a first visit: the write-up's own matrix, and a view of it. */
const firstCells = (comment: string) => [
  "import torch\n\nm = torch.tensor([[2., 5., 3., 7.], [4., 2., 1., 9.]])\nm",
  `row = m[0]  # ${comment}\nrow[1] = 50\nm`,
];

/** Whole seconds for which something has run. @param waits while none goes by */
function useSeconds(running: boolean, waits: boolean): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (!running || waits) return;
    const clock = setInterval(() => setSeconds((old) => old + 1), 1_000);
    return () => clearInterval(clock);
  }, [running, waits]);
  useEffect(() => (running ? () => setSeconds(0) : undefined), [running]);
  return seconds;
}

interface BarProps extends Pick<NotebookControl, "kernel"> {
  /** always the same object, so that the bar is drawn anew only when Python is another */
  notebook: RefObject<NotebookControl>;
}

/** Running and stopping, and how the Python is. */
const NotebookBar = memo(function NotebookBar({ kernel, notebook }: BarProps) {
  const t = useTranslations("tensors");
  const waits = kernel === "asking";
  const runs = waits || kernel === "running";
  const seconds = useSeconds(runs, waits);
  // cells that come back may take as long as they did
  const busy = runs || kernel === "replaying";
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button rests size="sm" onClick={() => void notebook.current.runAll()} disabled={kernel === "failed"}>
        {t("runAll")}
      </Button>
      <Button size="sm" variant="secondary" onClick={() => notebook.current.interrupt()} disabled={!busy}>
        <Square aria-hidden className="size-4" />
        {t("interrupt")}
      </Button>
      <NotebookMenu notebook={notebook} />
      <Badge tone={tones[kernel]}>
        {kernel === "running" && seconds > 0 ? t("runningFor", { seconds }) : t(`kernel.${kernel}`)}
      </Badge>
      <Announcer text={t(`kernel.${kernel}`)} />
    </div>
  );
});

/** A program that runs for minutes is a sign of work. @returns what to call at each key */
function useWriting(onWriting: (() => void) | undefined, running: boolean): () => void {
  const told = useRef(onWriting);
  useEffect(() => {
    told.current = onWriting;
  });
  useEffect(() => {
    if (!running) return;
    told.current?.();
    const clock = setInterval(() => told.current?.(), 60_000);
    return () => clearInterval(clock);
  }, [running]);
  return useCallback(() => told.current?.(), []);
}

/** What one does to cells, with the limit and the ways back. */
function useCellActions(notebook: NotebookControl, onWriting: () => void) {
  const t = useTranslations("tensors");
  const toast = useToast();
  const [focused, setFocused] = useState<string | null>(null);
  const add = (afterId?: string, source?: string): void => {
    if (notebook.cells.length < wireLimits.notebookCells) return setFocused(notebook.add(afterId, source));
    toast({ tone: "bad", text: t("cellsAtMost", { count: wireLimits.notebookCells }) });
    setFocused(null);
  };
  const placeOf = (id: string) => notebook.cells.findIndex((cell) => cell.id === id);
  const commands = useLatest<CellCommands>({
    edit: (...typed) => {
      notebook.edit(...typed);
      onWriting();
    },
    turn: (id) => {
      const { source } = notebook.cells[placeOf(id)];
      notebook.edit(id, isText(source) ? textIn(source) : asText(source));
      onWriting();
    },
    add,
    run: (id, andNext) => {
      void notebook.run(id);
      if (!andNext) return;
      const next = notebook.cells.at(placeOf(id) + 1);
      if (next) setFocused(next.id);
      else add();
    },
    runMany: (id, which) => void (which === "above" ? notebook.runAbove(id) : notebook.runBelow(id)),
    move: (id, by) => {
      notebook.move(id, by);
      toast({
        text: t("moved"),
        action: { label: t("undo"), run: () => notebook.move(id, by === 1 ? -1 : 1) },
      });
    },
    remove: (id) => {
      const index = placeOf(id);
      const removed = notebook.cells[index];
      notebook.remove(id);
      toast({
        text: t("removed"),
        action: { label: t("undo"), run: () => notebook.restore(removed, index) },
      });
    },
  });
  return { focused, add, commands };
}

interface Props {
  ownerId: string;
  /** the one that other devices have, too; without it this browser keeps the cells alone */
  shared?: SharedNotebook;
  /** called at each key, when Python begins to run, and once a minute while it does */
  onWriting?: () => void;
}

/** Texts of this notebook's cells that another device replaced. */
function Copies({ notebook, shared }: { notebook: NotebookControl; shared: SharedNotebook }) {
  const { copies } = useStore(shared, blankNotebook);
  const decided = (copy: NotebookCopy, put: () => void) => {
    put();
    shared.choose(copy);
  };
  const isThere = ({ cellId }: NotebookCopy) => notebook.cells.some(({ id }) => id === cellId);
  const keep = (copy: NotebookCopy) =>
    decided(copy, () => void notebook.add(isThere(copy) ? copy.cellId : undefined, copy.source));
  return (
    <CellCopies
      copies={copies}
      onUse={(copy) =>
        isThere(copy) ? decided(copy, () => notebook.edit(copy.cellId, copy.source)) : keep(copy)
      }
      onKeepBoth={keep}
      onDiscard={(copy) => decided(copy, () => undefined)}
    />
  );
}

/** A PyTorch notebook that runs in this browser. */
export function Notebook({ ownerId, shared, onWriting }: Props) {
  const t = useTranslations("tensors");
  const toast = useToast();
  const store = useMemo(() => (shared ? sharedCells(shared) : savedCells(ownerId)), [shared, ownerId]);
  const former = useMemo(() => new FormerOutputs(ownerId), [ownerId]);
  const cellName = useCallback((number: number) => t("cell", { number }), [t]);
  const notebook = useNotebook({
    ...{ store, cellName, former },
    initial: firstCells(t("firstComment")),
    onStorageFull: () => toast({ tone: "bad", text: t("storageFull") }),
  });
  const { cells, kernel } = notebook;
  const latest = useLatest(notebook);
  const hydrating = useHydrating();
  const cameBack = useMemo(() => !hydrating && store.get() !== null, [hydrating, store]);
  const writing = useWriting(onWriting, kernel === "running");
  const actions = useCellActions(notebook, writing);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 xl:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
      <div className="min-w-0 space-y-4">
        <NotebookBar kernel={kernel} notebook={latest} />
        {cameBack && !notebook.begun && <p className="text-sm text-muted">{t("textKept")}</p>}
        {shared && <Copies notebook={notebook} shared={shared} />}
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
            autoFocus={actions.focused === cell.id}
            commands={actions.commands}
          />
        ))}
        <div className="flex flex-wrap gap-2">
          <Button variant="secondary" onClick={() => actions.add()}>
            <Plus aria-hidden className="size-4" />
            {t("add")}
          </Button>
          <Button variant="ghost" onClick={() => actions.add(undefined, asText(""))}>
            <Plus aria-hidden className="size-4" />
            {t("addText")}
          </Button>
        </div>
        <p className="text-sm text-muted">{t("keys")}</p>
      </div>
      <div className="min-w-0 space-y-4">
        <Card title={t("variablesTitle")}>
          <VariablesTable names={notebook.names} variables={notebook.variables} />
        </Card>
        <Card title={t("memoryTitle")}>
          <MemoryMap variables={notebook.variables} />
        </Card>
      </div>
    </div>
  );
}
