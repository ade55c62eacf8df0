"use client";
import { Sparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { useNameOf } from "@/components/live/use-name-of";
import { Announcer } from "@/components/ui/announcer";
import type { Board } from "@/lib/contract/views";

type Improvement = Board["improved"][number];

function useSentence(): (improvement: Improvement) => string {
  const t = useTranslations("screen");
  const board = useTranslations("board");
  const nameOf = useNameOf();
  return ({ rank, rankBefore, ...one }) => {
    const name = nameOf(one);
    if (rankBefore === null) return t("improvedNew", { name, rank });
    if (rankBefore === rank) return t("improvedSame", { name, rank });
    return board("improvedUp", { name, rank, before: rankBefore });
  };
}

/** Who moved lately; the newest is also spoken. */
export function ImprovedList({ improved }: { improved: Board["improved"] }) {
  const t = useTranslations("screen");
  const sentence = useSentence();
  return (
    <section
      aria-labelledby="improved"
      className="space-y-[0.4em] lg:flex lg:grow lg:basis-[5.4em] lg:flex-col"
    >
      <h2 id="improved" className="flex items-center gap-[0.4em] text-[1.05em]">
        <Sparkles aria-hidden className="size-[1em] text-accent" />
        {t("improvedTitle")}
      </h2>
      {improved.length === 0 && <p className="text-[0.9em] text-muted">{t("improvedNone")}</p>}
      <ol className="space-y-[0.25em] text-[0.95em] lg:flex lg:min-h-0 lg:grow lg:basis-0 lg:flex-col lg:flex-wrap lg:content-start lg:overflow-hidden">
        {improved.slice(0, 4).map((one, index) => (
          <li
            key={`${one.participantId}${one.at}`}
            className={`w-full rounded-md px-[0.6em] py-[0.3em] ${index === 0 ? "bg-accent-soft font-medium" : "text-muted"}`}
          >
            <span>{sentence(one)}</span>
          </li>
        ))}
      </ol>
      <Announcer text={improved[0] ? sentence(improved[0]) : ""} />
    </section>
  );
}
