"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { LocalTime } from "@/components/ui/local-time";
import { Notice } from "@/components/ui/notice";
import { useStore } from "@/components/ui/use-store";
import type { Keeping } from "@/lib/lab/keep/underway-keeper";
import { useLab, useLabState } from "../use-trainer";
import { focusStart } from "./focus-start";

const nothing: Keeping = { lasting: null, offer: null, laidAside: false };

/** A training that a reload, Back or a crash cut off: how it stands, what it lost, and the way on. */
export function ResumeNotice() {
  const t = useTranslations("lab.resume");
  const format = useFormatter();
  const lab = useLab();
  const resumed = useLabState((state) => state.resumed);
  const training = useLabState((state) => state.phase === "training");
  const { offer, lasting } = useStore(lab.keeping, nothing);
  const seconds = (ms: number) => Math.ceil(ms / 1000);
  if (resumed)
    return (
      <Offer
        title={t("own")}
        text={t("ownHow", { seconds: seconds(resumed.lostMs) })}
        epoch={format.number(resumed.epoch)}
        onGo={() => void lab.start()}
        other={{ label: t("anew"), run: () => void lab.reset() }}
      />
    );
  if (offer && !training)
    return (
      <Offer
        title={t("other")}
        text={t.rich("otherHow", {
          time: () => <LocalTime at={offer.at} look="time" />,
          seconds: seconds(offer.gap),
        })}
        epoch={format.number(Math.floor(offer.snapshot.epoch))}
        onGo={() => void lab.takeUp(offer)}
        other={{ label: t("toRuns"), run: () => void lab.decline() }}
      />
    );
  if (training && lasting === false) return <Notice tone="warn">{t("notKept")}</Notice>;
  return null;
}

interface OfferProps {
  title: string;
  text: ReactNode;
  epoch: string;
  onGo: () => void;
  other: { label: string; run: () => void };
}

function Offer({ title, text, epoch, onGo, other }: OfferProps) {
  const t = useTranslations("lab.resume");
  const take = (way: () => void) => {
    way();
    focusStart();
  };
  return (
    <Notice live title={title}>
      <p>{text}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button rests size="sm" onClick={() => take(onGo)}>
          {t("goOn", { epoch })}
        </Button>
        <Button variant="secondary" size="sm" onClick={() => take(other.run)}>
          {other.label}
        </Button>
      </div>
    </Notice>
  );
}
