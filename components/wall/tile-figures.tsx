"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { WallTile } from "@/lib/contract/wall";
import { SparkLine } from "./spark-line";

/** One line of figures: of a run its network and how it went, of a text how far it is. */
export function TileFigures({ tile }: { tile: WallTile }) {
  const t = useTranslations("wall");
  const tStage = useTranslations("instructor.stage");
  const format = useFormatter();
  if (tile.of === "spiral")
    return (
      <span className="flex items-center justify-between gap-1 text-muted">
        <span translate="no" className="min-w-0 truncate font-mono">
          {tile.network}
        </span>
        <SparkLine spark={tile.spark} />
      </span>
    );
  const words =
    tile.of === "questions"
      ? [
          t("words", { count: tile.words }),
          ...(tile.evidence > 0 ? [t("evidence", { count: tile.evidence })] : []),
          ...(tile.submitted ? [t("handedIn")] : []),
        ]
      : tile.passed
        ? [t("passed")]
        : [
            ...(tile.tries > 0 ? [t("triesMade", { count: tile.tries })] : []),
            ...(tile.stage && tile.stage !== "none" ? [tStage(tile.stage)] : []),
          ];
  return (
    <span className="block truncate text-muted">{format.list(words, { type: "unit", style: "narrow" })}</span>
  );
}
