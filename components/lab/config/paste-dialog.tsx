"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { CheckBox } from "@/components/ui/check-box";
import { Dialog } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { parsePoints, type ParsedPoints } from "@/lib/lab/config/parse-points";
import type { OwnPoint } from "@/lib/spiral/config";

interface Props {
  start: string;
  onClose: () => void;
  onPoints: (points: OwnPoint[]) => void;
}

/** A table of points as text: checked while one types, errors named by line. */
export function PasteDialog({ start, onClose, onPoints }: Props) {
  const t = useTranslations("lab.own");
  const format = useFormatter();
  const [text, setText] = useState(start);
  const [fit, setFit] = useState(false);
  const parsed = useMemo(() => (text.trim() === "" ? null : parsePoints(text, fit)), [text, fit]);
  const usable = parsed && parsed.points.length > 0;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("pasteTitle")}
      description={t("pasteHow")}
    >
      <div className="space-y-3">
        <TextArea
          label={t("table")}
          rows={8}
          value={text}
          spellCheck={false}
          placeholder={"0.1, 0.4, A\n-0.3, 0.2, B"}
          onChange={(event) => setText(event.target.value)}
          className="font-mono text-sm pointer-coarse:text-base"
        />
        {parsed && parsed.tooLarge !== null && (
          <CheckBox checked={fit} onChange={setFit}>
            <span>
              {t("fit")}
              <span className="block text-sm text-muted">
                {t("fitHow", { largest: format.number(parsed.tooLarge, { maximumSignificantDigits: 4 }) })}
              </span>
            </span>
          </CheckBox>
        )}
        {parsed && <Problems parsed={parsed} />}
        {usable && (
          <p className="text-sm">
            {t("found", { points: parsed.points.length, classes: parsed.names.length })}
          </p>
        )}
        <Button disabled={!usable} onClick={() => parsed && onPoints(parsed.points)}>
          {t(parsed && parsed.errors.length > 0 ? "useGood" : "use")}
        </Button>
      </div>
    </Dialog>
  );
}

function Problems({ parsed }: { parsed: ParsedPoints }) {
  const t = useTranslations("lab.own");
  if (parsed.errors.length === 0) return null;
  return (
    <Notice tone="warn" title={t("problems")} live>
      <ul>
        {parsed.errors.map(({ line, problem, text }, i) => (
          <li key={i}>
            {t("line", { line })} {t(`problem.${problem}`)}
            {text && (
              <code translate="no" className="ml-2 font-mono text-xs">
                {text}
              </code>
            )}
          </li>
        ))}
      </ul>
      {parsed.more > 0 && <p>{t("moreProblems", { count: parsed.more })}</p>}
    </Notice>
  );
}
