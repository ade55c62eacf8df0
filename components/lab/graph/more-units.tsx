"use client";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/button";
import { shownUnits } from "@/lib/lab/picture/view-request";

interface Props {
  /** 1 for the first hidden layer */
  layer: number;
  /** units of the layer */
  all: number;
  /** the first one shown */
  first: number;
  onTurn: (first: number) => void;
}

/** Which units of a wide layer are drawn, and the way to the others. */
export function MoreUnits({ layer, all, first, onTurn }: Props) {
  const t = useTranslations("lab.graph");
  const last = Math.min(all, first + shownUnits);
  return (
    <span className="flex flex-wrap items-center justify-center">
      <span className="tabular w-full whitespace-nowrap @max-[6rem]:sr-only">
        {t("shown", { first: first + 1, last, all })}
      </span>
      {/* how many there are stands above, where one changes it */}
      <span aria-hidden className="tabular w-full @min-[6rem]:hidden">
        {first + 1}–<wbr />
        {last}
      </span>
      <IconButton
        label={t("before", { layer })}
        disabled={first === 0}
        small
        onClick={() => onTurn(Math.max(0, first - shownUnits))}
      >
        <ChevronLeft aria-hidden className="size-4" />
      </IconButton>
      <IconButton label={t("after", { layer })} disabled={last === all} small onClick={() => onTurn(last)}>
        <ChevronRight aria-hidden className="size-4" />
      </IconButton>
    </span>
  );
}
