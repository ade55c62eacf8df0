"use client";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { foreignSignsMessage } from "@/lib/content/foreign-signs";
import type { CellError, ForeignSigns, Recovery } from "@/lib/tensorlab/protocol";

/** Puts Python's own signs in the place of others. */
export function FixSigns({ onFix }: { onFix: () => void }) {
  const t = useTranslations("tensors");
  return (
    <Button variant="secondary" size="sm" className="mt-2" onClick={onFix}>
      {t("fixSigns")}
    </Button>
  );
}

function Signs({ signs, onFix }: { signs: ForeignSigns; onFix?: (source: string) => void }) {
  const language = useLocale();
  return (
    <>
      <p className="mt-2">{foreignSignsMessage(signs)[language]}</p>
      {onFix && <FixSigns onFix={() => onFix(signs.fixed)} />}
    </>
  );
}

/** What is there after Python had to be started anew, and what is not. */
function Recovered({ recovery: { again, lost } }: { recovery: Recovery }) {
  const t = useTranslations("tensors");
  return (
    <>
      <p>{t("recovered", { count: again })}</p>
      {lost.length > 0 && <p>{t("notRecovered", { cells: lost.join(", ") })}</p>}
    </>
  );
}

function useErrorTitle({ type, line, cell }: CellError): string {
  const t = useTranslations("tensors");
  if (line === null) return type;
  return cell === null ? t("errorAt", { type, line }) : t("errorIn", { type, line, cell });
}

interface Props {
  error: CellError;
  recovery: Recovery | null;
  /** puts another source in the cell's place */
  onFix?: (source: string) => void;
}

/** How a cell ended that did not end well, in Python's words, and what one can do about it. */
export function ErrorNote({ error, recovery, onFix }: Props) {
  const t = useTranslations("tensors");
  const title = useErrorTitle(error);
  if (error.type === "Failed" || error.type === "Dropped") return null;
  if (error.type === "Stopped")
    return (
      <Notice tone="warn" title={t("stoppedTitle")} live>
        <p>{t(`stoppedBody.${error.cause ?? "broken"}`)}</p>
        {recovery && <Recovered recovery={recovery} />}
      </Notice>
    );
  return (
    <Notice tone="bad" title={title} live>
      <pre
        translate="no"
        tabIndex={0}
        className="tells-more max-h-96 overflow-auto [--more-on:transparent] font-mono text-sm whitespace-pre-wrap"
      >
        {error.traceback ?? error.message}
      </pre>
      {error.cause && error.cause !== "broken" && (
        <p className="mt-2">{t(`interruptedBody.${error.cause}`)}</p>
      )}
      {error.signs && <Signs signs={error.signs} onFix={onFix} />}
      {error.unfetched && <p className="mt-2">{t("libraryAway")}</p>}
      {error.absent && <p className="mt-2">{t("absentModule", { name: error.absent })}</p>}
      {recovery && <Recovered recovery={recovery} />}
    </Notice>
  );
}
