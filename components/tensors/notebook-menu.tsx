"use client";
import { Ellipsis } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState, type ChangeEvent, type RefObject } from "react";
import { download } from "@/components/lab/share/download";
import { IconButton } from "@/components/ui/button";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import { ahead } from "@/lib/client/ahead";
import { startingNotebooks, type StartingNotebook } from "@/lib/content/notebooks";
import { wireLimits } from "@/lib/contract/protocol";
import { largestNotebookFile, readNotebookFile, writeNotebookFile } from "@/lib/tensorlab/notebook-file";
import { drawingsOf } from "./drawings";
import { filedCell, liveCell } from "./filed-cells";
import { freshCell, type LiveCell } from "./live-cell";
import { asText } from "./text-source";
import type { NotebookControl } from "./use-notebook";

/** Texts of all starting points, in both languages. */
const loadCells = {
  tensors: ahead(() => import("@/lib/content/notebooks/tensors").then((m) => m.tensorCells)),
  spiral: ahead(() => import("@/lib/content/notebooks/spiral").then((m) => m.spiralCells)),
};

/** Goes to the first of cells that were added, once it stands there. @returns what to call with its id */
function useArrival(): (id: string) => void {
  const [first, setFirst] = useState<string | null>(null);
  useEffect(() => {
    if (first === null) return;
    // the menu that closes gives the focus back to its button before
    const soon = setTimeout(() => {
      const cell = document.querySelector<HTMLElement>(`[data-cell="${first}"]`);
      cell?.scrollIntoView({ block: "start" });
      cell?.focus({ preventScroll: true });
    });
    return () => clearTimeout(soon);
  }, [first]);
  return setFirst;
}

/** Cells from elsewhere go below one's own, as long as there is room. */
function useAppend(notebook: RefObject<NotebookControl>) {
  const arrive = useArrival();
  const t = useTranslations("tensors");
  const toast = useToast();
  return (more: readonly LiveCell[]) => {
    const { cells, append } = notebook.current;
    const long = more.some(({ source }) => source.length > wireLimits.sourceCharacters);
    if (long) return toast({ tone: "bad", text: t("cellTooLong", { count: wireLimits.sourceCharacters }) });
    if (cells.length + more.length > wireLimits.notebookCells)
      return toast({ tone: "bad", text: t("cellsAtMost", { count: wireLimits.notebookCells }) });
    append(more);
    if (more.length > 0) arrive(more[0].id);
    toast({ text: t("opened", { count: more.length }) });
  };
}

/** What one does with a whole notebook, besides running it. */
export function NotebookMenu({ notebook }: { notebook: RefObject<NotebookControl> }) {
  const t = useTranslations("tensors");
  const language = useLocale();
  const toast = useToast();
  const append = useAppend(notebook);
  const file = useRef<HTMLInputElement>(null);
  const open = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = target.files ?? [];
    // the same file can be chosen again; before it is read, or the next choice would be forgotten with it
    target.value = "";
    if (!chosen) return;
    if (chosen.size > largestNotebookFile) return toast({ tone: "bad", text: t("notebookTooLarge") });
    const text = await chosen.text().catch(() => null);
    if (text === null) return toast({ tone: "bad", text: t("fileUnreadable") });
    const read = readNotebookFile(text);
    if (read) append(read.map(liveCell));
    else toast({ tone: "bad", text: t("notNotebook") });
  };
  const save = () => {
    const text = writeNotebookFile(notebook.current.cells.map((cell) => filedCell(cell, drawingsOf(cell))));
    download("notebook.ipynb", new Blob([text], { type: "application/x-ipynb+json" }));
  };
  const begin = async (id: StartingNotebook) => {
    const cells = await loadCells[id]();
    append(cells.map((cell) => freshCell(typeof cell === "string" ? cell : asText(cell[language]))));
  };
  return (
    <>
      <input
        ref={file}
        type="file"
        accept=".ipynb,application/json"
        hidden
        aria-hidden
        onChange={(event) => void open(event)}
      />
      <Menu
        className="min-w-64"
        trigger={
          <IconButton label={t("notebookMenu")} small>
            <Ellipsis aria-hidden className="size-5" />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => void notebook.current.restartAndRun()}>{t("restartAndRun")}</MenuItem>
        <MenuItem onSelect={() => notebook.current.restart()}>{t("restart")}</MenuItem>
        <MenuSeparator />
        <MenuItem onSelect={() => file.current?.click()}>{t("openFile")}</MenuItem>
        <MenuItem onSelect={save}>{t("saveFile")}</MenuItem>
        <MenuSeparator />
        <MenuLabel>{t("beginWith")}</MenuLabel>
        {startingNotebooks.map(({ id, title }) => (
          <MenuItem key={id} onSelect={() => void begin(id)}>
            {title[language]}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
