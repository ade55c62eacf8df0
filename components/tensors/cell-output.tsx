"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { CellResult, TensorPicture } from "@/lib/tensorlab/protocol";
import { shapeText } from "./shape-text";
import { TensorGrid } from "./tensor-grid";

function Facts({ picture }: { picture: TensorPicture }) {
  const t = useTranslations("tensors");
  const facts = [
    ["dtype", picture.dtype],
    [t("shape"), shapeText(picture.shape)],
    [t("strides"), shapeText(picture.strides)],
    [t("offset"), String(picture.offset)],
    [t("contiguous"), picture.contiguous ? "True" : "False"],
  ];
  return (
    <dl className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {facts.map(([name, value]) => (
        <div key={name} className="flex gap-1.5">
          <dt className="text-muted">{name}</dt>
          <dd className="font-mono">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Picture({ picture, sharing }: { picture: TensorPicture; sharing: readonly string[] }) {
  const t = useTranslations("tensors");
  const [open, setOpen] = useState(false);
  return (
    <div className="space-y-2">
      <Facts picture={picture} />
      {sharing.length > 1 && (
        <p className="text-sm">
          {t("sharing")} <code>{sharing.join(", ")}</code>
        </p>
      )}
      <Button variant="secondary" size="sm" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t("hideGrid") : t("showGrid")}
      </Button>
      {open && <TensorGrid picture={picture} places />}
    </div>
  );
}

function ErrorNote({ error }: { error: NonNullable<CellResult["error"]> }) {
  const t = useTranslations("tensors");
  if (error.type === "Failed") return null;
  if (error.type === "Stopped")
    return (
      <Notice tone="warn" title={t("stoppedTitle")} live>
        {t("stoppedBody")}
      </Notice>
    );
  return (
    <Notice
      tone="bad"
      title={error.line ? t("errorAt", { type: error.type, line: error.line }) : error.type}
      live
    >
      <pre className="font-mono text-sm whitespace-pre-wrap">{error.message}</pre>
    </Notice>
  );
}

/** Variables on the memory of a tensor, itself among them when it has a name. */
const sharingWith = ({ storageId }: TensorPicture, { variables }: CellResult): string[] =>
  variables.filter((one) => one.storageId === storageId).map(({ name }) => name);

/** What a cell printed, what its last expression is, and what went wrong. */
export function CellOutput({ output, result }: { output: string; result: CellResult | null }) {
  const t = useTranslations("tensors");
  const echo = result?.echo;
  if (!output && !echo && !result?.error) return null;
  return (
    <div className="space-y-3 pt-2">
      {output && (
        <pre
          tabIndex={0}
          aria-label={t("output")}
          className="max-h-96 overflow-auto rounded-md bg-sunken p-3 font-mono text-sm whitespace-pre-wrap"
        >
          {output}
        </pre>
      )}
      {echo && (
        <pre
          tabIndex={0}
          aria-label={t("result")}
          className="max-h-96 overflow-auto border-l-2 border-accent pl-3 font-mono text-sm"
        >
          {echo.repr}
        </pre>
      )}
      {echo?.picture && result && (
        <Picture picture={echo.picture} sharing={sharingWith(echo.picture, result)} />
      )}
      {result?.error && <ErrorNote error={result.error} />}
    </div>
  );
}
