"use client";
import { clsx } from "clsx";
import { CircleCheck, CircleX, Clock, CloudUpload } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { accuracyFormat } from "@/components/ui/accuracy-format";
import { useErrorText } from "@/components/ui/error-text";
import { NetworkWord } from "@/components/ui/network-word";
import { Spinner } from "@/components/ui/spinner";
import type { LabSubmission } from "@/lib/contract/lab";
import { networkName, parameterCount } from "@/lib/spiral/network";

interface Props {
  submission: LabSubmission;
  /** without the network's name: it is the one in front */
  brief?: boolean;
  small?: boolean;
}

/** One submitted run: on its way, verified, or refused with the reason. */
export function SubmissionLine({ submission, brief = false, small = false }: Props) {
  const t = useTranslations("lab.submit");
  const format = useFormatter();
  const errorText = useErrorText();
  const { state, verdict, error, config } = submission;
  const { network, dataset } = config;
  return (
    <li className={clsx("flex items-start gap-2", small ? "text-xs" : "py-2 text-sm")}>
      <StateIcon state={state} late={verdict?.late ?? false} />
      <div className="min-w-0">
        {!brief && (
          <p className="tabular">
            <NetworkWord>{networkName(network, dataset.classes)}</NetworkWord>{" "}
            <span className="text-muted">
              {t("parameters", { count: format.number(parameterCount(network, dataset.classes)) })}
            </span>
          </p>
        )}
        <p className={state === "refused" ? "text-bad" : "text-muted"}>
          {(state === "saving" || state === "waiting") && t(state)}
          {state === "refused" && t("refused", { reason: error ? errorText(error) : "–" })}
          {state === "saved" &&
            verdict &&
            t("verified", {
              accuracy: format.number(verdict.correct / verdict.of, accuracyFormat),
              correct: format.number(verdict.correct),
              of: format.number(verdict.of),
            })}
        </p>
        {verdict && !verdict.ranked && <p className="text-warn">{t(verdict.late ? "late" : "unranked")}</p>}
      </div>
    </li>
  );
}

export function StateIcon({ state, late }: { state: LabSubmission["state"]; late: boolean }) {
  if (state === "saving") return <Spinner className="mt-1" />;
  if (state === "waiting") return <CloudUpload aria-hidden className="mt-0.5 size-5 shrink-0 text-warn" />;
  if (state === "refused") return <CircleX aria-hidden className="mt-0.5 size-5 shrink-0 text-bad" />;
  if (late) return <Clock aria-hidden className="mt-0.5 size-5 shrink-0 text-warn" />;
  return <CircleCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-good" />;
}
