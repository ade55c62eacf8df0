"use client";
import { ArrowDown, ArrowUp, Ellipsis, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, type RefObject } from "react";
import { IconButton } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { CellCommands } from "./cell-commands";
import { CodeCell } from "./code-cell";
import type { LiveCell } from "./live-cell";
import { TextCell } from "./text-cell";
import { isText } from "./text-source";

interface Props {
  cell: LiveCell;
  /** 1-based */
  number: number;
  autoFocus: boolean;
  /** always the same object, so that a cell is drawn anew only when it is another */
  commands: RefObject<CellCommands>;
}

interface ToolsProps extends Pick<Props, "number" | "commands"> {
  id: string;
  isText: boolean;
}

/** What is wanted of a cell less often. */
function CellMenu({ id, isText, number, commands }: ToolsProps) {
  const t = useTranslations("tensors");
  return (
    <Menu
      className="min-w-56"
      trigger={
        <IconButton label={t("more", { number })}>
          <Ellipsis aria-hidden className="size-4" />
        </IconButton>
      }
    >
      <MenuItem onSelect={() => commands.current.runMany(id, "above")}>{t("runAbove")}</MenuItem>
      <MenuItem onSelect={() => commands.current.runMany(id, "below")}>{t("runBelow")}</MenuItem>
      <MenuItem onSelect={() => commands.current.turn(id)}>{t(isText ? "toCode" : "toText")}</MenuItem>
    </Menu>
  );
}

/** What is done to a cell; a run changes nothing of it. */
const CellTools = memo(function CellTools(props: ToolsProps) {
  const { id, number, commands } = props;
  const t = useTranslations("tensors");
  return (
    <div className="flex justify-end">
      <IconButton label={t("moveUp", { number })} onClick={() => commands.current.move(id, -1)}>
        <ArrowUp aria-hidden className="size-4" />
      </IconButton>
      <IconButton label={t("moveDown", { number })} onClick={() => commands.current.move(id, 1)}>
        <ArrowDown aria-hidden className="size-4" />
      </IconButton>
      <IconButton label={t("addBelow", { number })} onClick={() => commands.current.add(id)}>
        <Plus aria-hidden className="size-4" />
      </IconButton>
      <IconButton label={t("remove", { number })} onClick={() => commands.current.remove(id)}>
        <Trash2 aria-hidden className="size-4" />
      </IconButton>
      <CellMenu {...props} />
    </div>
  );
});

/** One cell: code or text, and what may be done to it. */
export const NotebookCell = memo(function NotebookCell({ cell, number, autoFocus, commands }: Props) {
  const { id, source } = cell;
  const t = useTranslations("tensors");
  return (
    <section
      aria-label={t("cell", { number })}
      data-cell={id}
      // one goes here when it was added with others
      tabIndex={-1}
      className="space-y-1"
    >
      {isText(source) ? (
        <TextCell
          source={source}
          number={number}
          onEdit={(text, was) => commands.current.edit(id, text, was)}
          onDone={() => commands.current.run(id, true)}
        />
      ) : (
        <CodeCell cell={cell} number={number} autoFocus={autoFocus} commands={commands} />
      )}
      <CellTools id={id} isText={isText(source)} number={number} commands={commands} />
    </section>
  );
});
