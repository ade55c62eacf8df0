"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PlainText } from "@/components/ui/plain-text";
import type { NotebookCopy } from "@/lib/contract/notebook";

interface Props {
  copies: readonly NotebookCopy[];
  /** puts the text where it stood */
  onUse: (copy: NotebookCopy) => void;
  /** keeps the text beside what stands there */
  onKeepBoth?: (copy: NotebookCopy) => void;
  onDiscard: (copy: NotebookCopy) => void;
}

/** Texts that another device replaced: each to be taken, kept beside or let go. */
export function CellCopies({ copies, onUse, onKeepBoth, onDiscard }: Props) {
  const t = useTranslations("tensors");
  return copies.map((copy) => (
    <Notice key={`${copy.cellId} ${copy.version}`} tone="warn" live title={t("copyTitle")}>
      <p>{t("copyBody")}</p>
      <PlainText label={t("copyText")} className="my-2 font-mono text-sm">
        {copy.source}
      </PlainText>
      <div className="flex flex-wrap gap-2">
        <Button variant="secondary" size="sm" onClick={() => onUse(copy)}>
          {t("copyUse")}
        </Button>
        {onKeepBoth && (
          <Button variant="secondary" size="sm" onClick={() => onKeepBoth(copy)}>
            {t("copyKeepBoth")}
          </Button>
        )}
        <Button variant="ghost" size="sm" onClick={() => onDiscard(copy)}>
          {t("copyDiscard")}
        </Button>
      </div>
    </Notice>
  ));
}
