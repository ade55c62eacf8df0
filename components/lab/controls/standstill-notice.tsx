"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { brokenLocks } from "@/lib/content/lesson-setups";
import { numberText } from "@/lib/lab/config/typed-number";
import { remediesOf, type Remedy } from "@/lib/lab/still/remedies";
import { useLesson } from "../lesson/use-lesson";
import { useLab } from "../use-trainer";
import { focusStart } from "./focus-start";
import { useStandstill } from "./use-standstill";

/** Below it how much less says nothing more. */
const hardly = 1e-6;

/** A run that has stopped learning far from its goal: what was measured, and what helps. */
export function StandstillNotice() {
  const t = useTranslations("lab.still");
  const standstill = useStandstill();
  const format = useFormatter();
  const lesson = useLesson();
  const lab = useLab();
  if (!standstill) return null;
  const { config } = lab.get();
  const share = "share" in standstill ? standstill.share : 0;
  const remedies = remediesOf(standstill, config).filter(
    (remedy) => brokenLocks(remedy.config, lesson).length === 0,
  );
  return (
    <Notice tone="warn" live title={t("title")}>
      <p>
        {t(`cause.${standstill.cause}`, {
          layer: "layer" in standstill ? standstill.layer : 0,
          rate: numberText(config.optimizer.learningRate),
          share:
            share < hardly
              ? t("hardly")
              : format.number(share, { style: "percent", maximumSignificantDigits: 2 }),
        })}
      </p>
      {remedies.length > 0 && (
        <div className="mt-2 flex flex-wrap gap-2">
          {remedies.map((remedy) => (
            <RemedyButton key={JSON.stringify(remedy.changes)} remedy={remedy} />
          ))}
        </div>
      )}
    </Notice>
  );
}

function RemedyButton({ remedy }: { remedy: Remedy }) {
  const t = useTranslations("lab");
  const lab = useLab();
  const format = useFormatter();
  const { activation, initialisation, rate } = remedy.changes;
  const parts = [
    activation && t(`activation.${activation}`),
    initialisation && t("still.begun", { name: t(`initialisation.${initialisation}`) }),
    rate !== undefined && t("still.rate", { rate: numberText(rate) }),
  ];
  const press = () => {
    focusStart();
    void lab.startWith(remedy.config);
  };
  return (
    <Button rests variant="secondary" size="sm" onClick={press}>
      {t("still.with", { what: format.list(parts.filter((part) => part !== undefined && part !== false)) })}
    </Button>
  );
}
