"use client";
import { FileCode2, FileJson, FolderOpen, ImageDown, NotebookText, Share2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useRef, useState, useSyncExternalStore, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { encodeConfig, mostLinkedPoints } from "@/lib/lab/config/config-link";
import { useLabState } from "../use-trainer";
import { ImportDialog } from "./import-dialog";
import { useExports } from "./use-exports";

const unchanging = () => () => {};

/** The run as a link, as code, as a file and as a picture; and a run from a file. */
export function ShareCard({ dataFixed }: { dataFixed: boolean }) {
  const t = useTranslations("lab.share");
  const frame = useRef<HTMLDivElement>(null);
  const [importing, setImporting] = useState(false);
  const started = useLabState((state) => state.step > 0);
  const map = useLabState((state) => state.map !== null);
  const foreign = useLabState((state) => state.foreign);
  const { saveCode, saveNotebook, saveRun, saveMap } = useExports(frame);
  return (
    <Card title={t("title")}>
      <div ref={frame} className="space-y-4">
        <LinkButtons />
        {foreign && <p className="text-sm text-muted">{t(foreign)}</p>}
        <ul aria-label={t("export")} className="space-y-2">
          <Export
            icon={<FileCode2 aria-hidden className="size-4" />}
            name={t("code")}
            how={t("codeHow")}
            onClick={saveCode}
          />
          <Export
            icon={<NotebookText aria-hidden className="size-4" />}
            name={t("notebook")}
            how={t("notebookHow")}
            onClick={saveNotebook}
          />
          <Export
            icon={<FileJson aria-hidden className="size-4" />}
            name={t("run")}
            how={t(started ? "runHow" : "notYet")}
            disabled={!started}
            onClick={saveRun}
          />
          <Export
            icon={<ImageDown aria-hidden className="size-4" />}
            name={t("map")}
            how={t("mapHow")}
            disabled={!map}
            onClick={saveMap}
          />
        </ul>
        <Button variant="secondary" size="sm" onClick={() => setImporting(true)}>
          <FolderOpen aria-hidden className="size-4" />
          {t("import")}
        </Button>
      </div>
      {importing && <ImportDialog start="" dataFixed={dataFixed} onClose={() => setImporting(false)} />}
    </Card>
  );
}

/** Copying, and on devices that have it the system's own sharing. */
function LinkButtons() {
  const t = useTranslations("lab.share");
  const config = useLabState((state) => state.config);
  const stop = useLabState((state) => state.stop);
  const shares = useSyncExternalStore(
    unchanging,
    () => typeof navigator.share === "function",
    () => false,
  );
  const query = encodeConfig(config, stop);
  if (query === null)
    return <p className="text-sm text-muted">{t("linkTooLong", { most: mostLinkedPoints })}</p>;
  const url = `${location.origin}/lab?${query}`;
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap gap-2">
        <CopyButton text={url} label={t("copyLink")} />
        {shares && (
          <Button
            variant="secondary"
            size="sm"
            // closing the system's sheet is no failure
            onClick={() => void navigator.share({ title: t("shareText"), url }).catch(() => {})}
          >
            <Share2 aria-hidden className="size-4" />
            {t("share")}
          </Button>
        )}
      </div>
      <p className="text-xs text-muted">{t("linkHow")}</p>
    </div>
  );
}

interface ExportProps {
  icon: ReactNode;
  name: string;
  how: string;
  disabled?: boolean;
  onClick: () => void;
}

function Export({ icon, name, how, disabled, onClick }: ExportProps) {
  const id = useId();
  return (
    <li className="flex items-center gap-3">
      <Button
        variant="secondary"
        size="sm"
        disabled={disabled}
        aria-describedby={id}
        onClick={onClick}
        className="shrink-0"
      >
        {icon}
        {name}
      </Button>
      <span id={id} className="text-xs text-muted">
        {how}
      </span>
    </li>
  );
}
