"use client";
import { Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { PlainWords } from "@/components/ui/plain-text";
import { CheckBox } from "@/components/ui/check-box";
import { wireLimits } from "@/lib/contract/protocol";
import type { EvidenceOfAnswer } from "./use-evidence";

/** The student's own runs and comparisons that go with the answer; nothing while there are none. */
export function EvidenceChoice({ evidence }: { evidence: EvidenceOfAnswer }) {
  const t = useTranslations("questions");
  const { pieces, full, choose } = evidence;
  if (pieces.length === 0) return null;
  return (
    <fieldset className="space-y-1 rounded-md border p-3">
      <legend className="flex items-center gap-2 px-1 text-sm font-medium">
        <Paperclip aria-hidden className="size-4" />
        {t("evidence")}
      </legend>
      <ul>
        {pieces.map(({ id, title, cited, sending }) => (
          <li key={id}>
            <CheckBox
              checked={cited}
              disabled={!cited && full}
              compact
              className="gap-3 text-sm"
              onChange={(wanted) => choose(id, wanted)}
            >
              <span className="min-w-0 [overflow-wrap:anywhere]">
                <PlainWords>{title}</PlainWords>
              </span>
              {sending && <Badge>{t("evidenceSending")}</Badge>}
            </CheckBox>
          </li>
        ))}
      </ul>
      <p className="text-xs text-muted">
        {full ? t("evidenceMost", { most: wireLimits.evidencePerAnswer }) : t("evidenceHint")}
      </p>
    </fieldset>
  );
}
