"use client";
import { ArrowDown, ArrowUp, Ellipsis, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { CodeCell } from "./code-cell";
import type { LiveCell } from "./live-cell";
import { TextCell } from "./text-cell";
import { asText, isText, textIn } from "./text-source";

interface Props {
  cell: LiveCell;
  /** 1-based */
  number: number;
  autoFocus: boolean;
  /** @param was the text that it was made from, as the editor showed it */
  onEdit: (source: string, was?: string) => void;
  onRun: (andNext: boolean) => void;
  onRunMany: (which: "above" | "below") => void;
  onMove: (by: -1 | 1) => void;
  onAdd: () => void;
  onRemove: () => void;
}

/** What is wanted of a cell less often. */
function CellMenu({ cell, number, onEdit, onRunMany }: Props) {
  const t = useTranslations("tensors");
  const { source } = cell;
  return (
    <Menu
      className="min-w-56"
      trigger={
        <IconButton label={t("more", { number })}>
          <Ellipsis aria-hidden className="size-4" />
        </IconButton>
      }
    >
      <MenuItem onSelect={() => onRunMany("above")}>{t("runAbove")}</MenuItem>
      <MenuItem onSelect={() => onRunMany("below")}>{t("runBelow")}</MenuItem>
      <MenuItem onSelect={() => onEdit(isText(source) ? textIn(source) : asText(source))}>
        {t(isText(source) ? "toCode" : "toText")}
      </MenuItem>
    </Menu>
  );
}

/** One cell: code or text, and what may be done to it. */
export function NotebookCell(props: Props) {
  const { cell, number, autoFocus, onEdit, onRun, onMove, onAdd, onRemove } = props;
  const t = useTranslations("tensors");
  return (
    <section aria-label={t("cell", { number })} data-cell={cell.id} className="space-y-1">
      {isText(cell.source) ? (
        <TextCell source={cell.source} number={number} onEdit={onEdit} onDone={() => onRun(true)} />
      ) : (
        <CodeCell cell={cell} number={number} autoFocus={autoFocus} onEdit={onEdit} onRun={onRun} />
      )}
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
        <CellMenu {...props} />
      </div>
    </section>
  );
}
