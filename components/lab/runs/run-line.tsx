"use client";
import { Pin } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState, type KeyboardEvent } from "react";
import { TextField } from "@/components/ui/field";
import type { Attachment } from "@/lib/lab/attachment";
import type { KeptRun } from "@/lib/lab/keep/kept-run";
import { RunMenu } from "./run-menu";

interface Props {
  run: KeptRun;
  name: string;
  compared: boolean;
  onCompare: () => void;
  onOpen: () => void;
  onPin: () => void;
  /** undefined takes the given name back */
  onRename: (title: string | undefined) => void;
  onRemove: () => void;
  attachment: () => Attachment;
}

/** Longest name that a run may be given. */
const longest = 60;

function NewName({ name, onDone }: { name: string; onDone: (title: string | null) => void }) {
  const t = useTranslations("lab.runs");
  const [text, setText] = useState(name);
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter") onDone(text);
    if (event.key === "Escape") onDone(null);
  };
  return (
    <TextField
      label={t("newName")}
      hint={t("newNameHint")}
      value={text}
      maxLength={longest}
      // the menu that opened it gave the focus up for it
      autoFocus
      onChange={({ target }) => setText(target.value)}
      onKeyDown={press}
      onBlur={() => onDone(text)}
    />
  );
}

/** One kept run: its name, its figures, and what can be done with it. */
export function RunLine({ run, name, compared, onCompare, onRename, ...menu }: Props) {
  const t = useTranslations("lab.runs");
  const format = useFormatter();
  const [renaming, setRenaming] = useState(false);
  const accuracy = run.claimedAccuracy ?? run.trainAccuracy;
  const rename = (title: string | null) => {
    setRenaming(false);
    if (title !== null && title.trim() !== name) onRename(title.trim() || undefined);
  };
  if (renaming)
    return (
      <li className="py-2">
        <NewName name={run.title ?? ""} onDone={rename} />
      </li>
    );
  return (
    <li className="flex items-center gap-1 py-1">
      <label className="flex min-h-11 min-w-0 grow items-center gap-3 text-sm">
        <input
          type="checkbox"
          checked={compared}
          onChange={onCompare}
          aria-label={t("compareThis", { name })}
          className="size-4 shrink-0 accent-(--accent)"
        />
        <span className="min-w-0">
          <span className="flex items-center gap-1.5">
            <span className="truncate">{name}</span>
            {run.pinned && <Pin aria-label={t("pinned")} className="size-3.5 shrink-0 text-muted" />}
          </span>
          <span className="tabular block truncate text-xs text-muted">
            {t("figures", {
              accuracy:
                accuracy === null
                  ? "–"
                  : format.number(accuracy, { style: "percent", maximumFractionDigits: 1 }),
              count: Math.floor(run.epochs),
            })}
          </span>
        </span>
      </label>
      <RunMenu name={name} pinned={run.pinned} onRename={() => setRenaming(true)} {...menu} />
    </li>
  );
}
