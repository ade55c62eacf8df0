"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useRef } from "react";
import { accuracyFormat } from "@/components/ui/accuracy-format";
import { Badge } from "@/components/ui/badge";
import { PlainWords } from "@/components/ui/plain-text";
import type { EvidenceLine, SheetEvidence } from "@/lib/review/desk";
import { networkName } from "@/lib/spiral/network";
import { useSeen } from "@/components/ui/use-seen";
import { useFetched } from "./fetched";
import { Sparkline } from "./sparkline";
import { useWorkAddress } from "./work-address";

/** Over how many seeds a figure is a mean, and what became of the others. */
function Over({ over }: { over: NonNullable<EvidenceLine["over"]> }) {
  const t = useTranslations("review.evidence");
  const format = useFormatter();
  const points = (value: number) =>
    format.number(100 * value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (
    <span className="block text-xs text-muted">
      {over.spread !== null && <span className="whitespace-nowrap">± {points(over.spread)}, </span>}
      {t("seeds", { count: over.seeds })}
      {over.diverged > 0 && (
        <span className="block text-warn">{t("diverged", { count: over.diverged })}</span>
      )}
    </span>
  );
}

function Line({ line }: { line: EvidenceLine }) {
  const format = useFormatter();
  const cell = "py-1 pr-3 align-middle";
  const number = (value: number | null) =>
    value === null ? "–" : format.number(value, { maximumSignificantDigits: 3 });
  const share = (value: number | null) => (value === null ? "–" : format.number(value, accuracyFormat));
  return (
    <tr className="border-t">
      <th scope="row" className={`${cell} text-left font-medium break-words`}>
        <PlainWords>{line.label}</PlainWords>
        <span translate="no" className="block font-mono text-xs font-normal text-muted">
          {networkName(line.network, line.classes)}
        </span>
      </th>
      <td className={`${cell} tabular text-right`}>{number(line.finalLoss)}</td>
      <td className={`${cell} tabular text-right`}>
        {share(line.finalAccuracy)}
        {line.over && (line.over.seeds > 1 || line.over.diverged > 0) && <Over over={line.over} />}
      </td>
      <td className={`${cell} text-right`}>
        <span className="inline-block align-middle">
          <Sparkline losses={line.losses} epochs={line.epochs} />
        </span>
      </td>
    </tr>
  );
}

function Lines({ lines }: { lines: readonly EvidenceLine[] }) {
  const t = useTranslations("review.evidence");
  const head = "py-1 pr-3 text-xs font-medium text-muted";
  return (
    <table className="mt-2 w-full border-collapse text-sm">
      <thead>
        <tr>
          <th scope="col" className={`${head} text-left`}>
            {t("run")}
          </th>
          <th scope="col" className={`${head} text-right`}>
            {t("loss")}
          </th>
          <th scope="col" className={`${head} text-right`}>
            {t("accuracy")}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <Line key={index} line={line} />
        ))}
      </tbody>
    </table>
  );
}

// our own server's lines
const linesOf = (json: unknown) => json as EvidenceLine[];

/** The runs of a piece of evidence, asked for when it comes into view. */
function Runs({ id }: { id: string }) {
  const t = useTranslations("review");
  const addressOf = useWorkAddress();
  const box = useRef<HTMLDivElement>(null);
  const seen = useSeen(box);
  const lines = useFetched(seen ? addressOf("evidence", { evidence: id }) : null, linesOf);
  return (
    <div ref={box} className="min-h-16">
      {lines === "failed" ? (
        <p role="alert" className="text-sm text-bad">
          {t("loadFailed")}
        </p>
      ) : (
        lines && <Lines lines={lines} />
      )}
    </div>
  );
}

function Item({ evidence }: { evidence: SheetEvidence }) {
  const t = useTranslations("review.evidence");
  return (
    <li className="rounded-md border p-3">
      <p className="flex flex-wrap items-center gap-2 font-medium">
        <PlainWords>{evidence.title}</PlainWords>
        {evidence.cited && <Badge tone="accent">{t("cited")}</Badge>}
      </p>
      {evidence.prediction && (
        <p className="mt-1 text-sm break-words">
          <span className="text-muted">{t("prediction")}</span> <PlainWords>{evidence.prediction}</PlainWords>
        </p>
      )}
      <Runs id={evidence.id} />
    </li>
  );
}

/** The runs that a student attached to an answer, read beside its text. */
export function EvidenceList({ evidence }: { evidence: readonly SheetEvidence[] }) {
  const t = useTranslations("review.evidence");
  return (
    <section aria-labelledby="evidence" className="space-y-2">
      <h3 id="evidence" className="text-sm font-semibold">
        {t("title")}
      </h3>
      {evidence.length === 0 ? (
        <p className="text-sm text-muted">{t("none")}</p>
      ) : (
        <ul className="space-y-2">
          {evidence.map((one) => (
            <Item key={one.id} evidence={one} />
          ))}
        </ul>
      )}
    </section>
  );
}
