"use client";
import { Pin, PinOff, RotateCw, Trash2 } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/button";
import type { StoredRun } from "./stored-run";

interface Props {
  run: StoredRun;
  name: string;
  compared: boolean;
  onCompare: () => void;
  onOpen: () => void;
  onPin: () => void;
  onRemove: () => void;
}

/** One kept run: its name, its figures, and what can be done with it. */
export function RunLine({ run, name, compared, onCompare, onOpen, onPin, onRemove }: Props) {
  const t = useTranslations("lab.runs");
  const format = useFormatter();
  const accuracy = run.claimedAccuracy ?? run.trainAccuracy;
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
          <span className="block truncate">{name}</span>
          <span className="tabular block truncate text-xs text-muted">
            {t("figures", {
              accuracy:
                accuracy === null
                  ? "–"
                  : format.number(accuracy, { style: "percent", maximumFractionDigits: 1 }),
              epochs: format.number(Math.floor(run.epochs)),
            })}
          </span>
        </span>
      </label>
      <IconButton label={t("open", { name })} className="size-9" onClick={onOpen}>
        <RotateCw aria-hidden className="size-4" />
      </IconButton>
      <IconButton
        label={t(run.pinned ? "unpin" : "pin", { name })}
        aria-pressed={run.pinned}
        className="size-9"
        onClick={onPin}
      >
        {run.pinned ? <PinOff aria-hidden className="size-4" /> : <Pin aria-hidden className="size-4" />}
      </IconButton>
      <IconButton label={t("remove", { name })} className="size-9" onClick={onRemove}>
        <Trash2 aria-hidden className="size-4" />
      </IconButton>
    </li>
  );
}
