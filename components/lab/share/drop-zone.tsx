"use client";
import { useTranslations } from "next-intl";
import { useState, type DragEvent, type ReactNode } from "react";
import { later } from "@/components/ui/later";
import { useToast } from "@/components/ui/toast";
import { ahead } from "@/lib/client/ahead";
import { withKind } from "@/lib/lab/config/edit-dataset";
import { withPoints } from "@/lib/lab/config/edit-points";
import { largestFile } from "@/lib/lab/keep/largest-file";
import { PasteDialog } from "../config/pasting";
import { useLab } from "../use-trainer";
import { ViewLoading } from "../view-loading";

const ImportDialog = later(
  ahead(() => import("./import-dialog").then((m) => m.ImportDialog)),
  ViewLoading,
);

interface Props {
  /** the session decides the data: tables of points are not taken */
  dataFixed: boolean;
  children: ReactNode;
}

type Dropped = { kind: "run" | "points"; text: string };

/** What a file is, by its name. */
const kindOf = (name: string): Dropped["kind"] | null =>
  /\.json$/i.test(name) ? "run" : /\.(csv|tsv|txt)$/i.test(name) ? "points" : null;

/** Takes files that are dropped anywhere on the lab: a run, or a table of points. */
export function DropZone({ dataFixed, children }: Props) {
  const t = useTranslations("lab.share");
  const lab = useLab();
  const toast = useToast();
  const [over, setOver] = useState(false);
  const [dropped, setDropped] = useState<Dropped | null>(null);

  const take = async (file: File) => {
    const kind = kindOf(file.name);
    if (!kind || (kind === "points" && dataFixed) || file.size > largestFile)
      return toast({ text: t("dropUnknown", { name: file.name }), tone: "bad" });
    const text = await file.text().catch(() => null);
    if (text === null) return toast({ text: t("unreadable"), tone: "bad" });
    setDropped({ kind, text });
  };
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");
  return (
    <div
      className="relative"
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => event.currentTarget === event.target && setOver(false)}
      onDrop={(event) => {
        setOver(false);
        // a dialog or panel inside has taken it already
        if (event.defaultPrevented || !hasFiles(event)) return;
        event.preventDefault();
        const [file] = event.dataTransfer.files;
        if (file) void take(file);
      }}
    >
      {children}
      {over && (
        <div className="pointer-events-none absolute inset-0 z-30 rounded-lg border-4 border-dashed border-accent bg-surface/70">
          <p className="sticky top-1/2 p-6 text-center text-lg font-semibold">{t("dropHere")}</p>
        </div>
      )}
      {dropped?.kind === "run" && (
        <ImportDialog start={dropped.text} dataFixed={dataFixed} onClose={() => setDropped(null)} />
      )}
      {dropped?.kind === "points" && (
        <PasteDialog
          start={dropped.text}
          onClose={() => setDropped(null)}
          onPoints={(points) => {
            const { config } = lab.get();
            setDropped(null);
            void lab.configure(withPoints({ ...config, dataset: withKind(config.dataset, "own") }, points));
          }}
        />
      )}
    </div>
  );
}
