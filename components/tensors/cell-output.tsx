"use client";
import { useTranslations } from "next-intl";
import { Fragment, useState } from "react";
import { Button } from "@/components/ui/button";
import type { CellResult, TensorPicture } from "@/lib/tensorlab/protocol";
import type { AnswerLine } from "@/lib/tensorlab/client";
import { AskedLine } from "./asked-line";
import type { Piece } from "./class-link";
import { ErrorNote } from "./error-note";
import { OutputPiece } from "./output-piece";
import { shapeText } from "./shape-text";
import { overwritten, questionAt, sinceCleared } from "./shown-output";
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
          <dd translate="no" className="font-mono">
            {value}
          </dd>
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
          {t("sharing")} <code translate="no">{sharing.join(", ")}</code>
        </p>
      )}
      <Button variant="secondary" size="sm" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t("hideGrid") : t("showGrid")}
      </Button>
      {open && <TensorGrid picture={picture} places />}
    </div>
  );
}

/** Variables on the memory of a tensor, itself among them when it has a name. */
const sharingWith = ({ storageId }: TensorPicture, { variables }: CellResult): string[] =>
  variables.filter((one) => one.storageId === storageId).map(({ name }) => name);

function Printed({ children }: { children: string }) {
  const t = useTranslations("tensors");
  const shown = overwritten(children);
  if (!shown) return null;
  return (
    <pre
      translate="no"
      tabIndex={0}
      aria-label={t("output")}
      className="tells-more max-h-96 overflow-auto rounded-md bg-sunken p-3 [--more-on:var(--sunken)] font-mono text-sm whitespace-pre-wrap"
    >
      {shown}
    </pre>
  );
}

/** What was printed, and between it what was handed out, in the order of both. */
function Written({ output, pieces }: { output: string; pieces: readonly Piece[] }) {
  const begin = sinceCleared(output);
  const kept = pieces.filter(({ at }) => at >= begin);
  return (
    <>
      {kept.map((piece, index) => (
        <Fragment key={index}>
          <Printed>{output.slice(kept[index - 1]?.at ?? begin, piece.at)}</Printed>
          <OutputPiece piece={piece} />
        </Fragment>
      ))}
      <Printed>{output.slice(kept.at(-1)?.at ?? begin)}</Printed>
    </>
  );
}

/** So much was left out that it has to be said. */
function LeftOut({ count }: { count: number }) {
  const t = useTranslations("tensors");
  return count > 0 && <p className="text-sm text-warn">{t("leftOut", { count })}</p>;
}

interface Props {
  output: string;
  pieces: readonly Piece[];
  result: CellResult | null;
  /** how the line is given that the program waits for */
  asking?: AnswerLine | null;
  /** it came before the page was loaded anew */
  former?: boolean;
  /** puts another source in the cell's place */
  onFix?: (source: string) => void;
}

/** What a cell printed and handed out, what its last expression is, and what went wrong. */
export function CellOutput({ output, pieces, result, asking, former = false, onFix }: Props) {
  const t = useTranslations("tensors");
  const echo = result?.echo;
  if (!output && pieces.length === 0 && !echo && !result?.error && !asking) return null;
  // while the program waits its question names the field, and stands there alone
  const asked = asking ? questionAt(output, pieces) : output.length;
  return (
    <div className={former ? "space-y-3 pt-2 text-muted" : "space-y-3 pt-2"}>
      {former && <p className="text-sm">{t("fromBefore")}</p>}
      <Written output={output.slice(0, asked)} pieces={pieces} />
      {asking && <AskedLine question={overwritten(output.slice(asked)).trim()} onAnswer={asking} />}
      <LeftOut count={result?.left ?? 0} />
      {echo && (
        <pre
          translate="no"
          tabIndex={0}
          aria-label={t("result")}
          className="tells-more max-h-96 overflow-auto border-l-2 [--more-on:var(--page)] border-accent pl-3 font-mono text-sm"
        >
          {echo.repr}
        </pre>
      )}
      <LeftOut count={echo?.left ?? 0} />
      {echo?.picture && result && (
        <Picture picture={echo.picture} sharing={sharingWith(echo.picture, result)} />
      )}
      {result?.error && <ErrorNote error={result.error} recovery={result.recovery} onFix={onFix} />}
    </div>
  );
}
